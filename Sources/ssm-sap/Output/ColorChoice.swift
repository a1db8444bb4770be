import ArgumentParser
import CommandSupport

/// When to colour a result or progress.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case on
  case off
  /// On a terminal that shows colours, unless `NO_COLOR` is set.
  case auto

  /// Returns a style with the colours that were chosen.
  ///
  /// - Parameter style: What the terminal can show.
  func applied(to style: TerminalStyle) -> TerminalStyle {
    var style = style
    switch self {
    case .on: style.hasColors = true
    case .off: style.hasColors = false
    case .auto: break
    }
    return style
  }
}
