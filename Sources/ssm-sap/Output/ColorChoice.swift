import ArgumentParser

/// When to colour a result.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case on
  case off
  /// On a terminal that shows colours, unless `NO_COLOR` is set.
  case auto
}
