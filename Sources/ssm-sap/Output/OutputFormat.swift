import ArgumentParser

/// A format of results.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case json
  case yaml
  case text
  case table
}
