package import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a terminal can show.
package struct TerminalStyle: Sendable {
  /// Whether text has colours; by the environment variable `NO_COLOR` it has none.
  ///
  /// Source: no-color.org.
  package var hasColors: Bool

  /// Whether the terminal shows characters beyond ASCII, by the locale.
  package var hasSymbols: Bool

  /// A style for text that is not on a terminal, or on one that cannot move its cursor.
  package static let plain = TerminalStyle(hasColors: false, hasSymbols: false)

  private init(hasColors: Bool, hasSymbols: Bool) {
    self.hasColors = hasColors
    self.hasSymbols = hasSymbols
  }

  /// Returns the style of the terminal at a descriptor; `nil` if there is none, or one that cannot
  /// move its cursor.
  package static func of(
    _ descriptor: FileDescriptor,
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> TerminalStyle? {
    isatty(descriptor.rawValue) == 1 ? TerminalStyle(environment) : nil
  }

  /// Returns the style of the terminal at standard output; `nil` if there is none, or one that cannot
  /// move its cursor.
  package static func ofStandardOutput() -> TerminalStyle? { of(.standardOutput) }

  /// Creates the style that an environment asks for; `nil` for a terminal that cannot move its cursor.
  package init?(_ environment: [String: String]) {
    guard let terminal = environment["TERM"], !terminal.isEmpty, terminal != "dumb" else {
      return nil
    }
    hasColors = environment["NO_COLOR"]?.isEmpty ?? true
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    hasSymbols = (locale ?? "").lowercased().filter { $0 != "-" }.hasSuffix("utf8")
  }

  /// What stands in place of text that was cut off, one column wide.
  package var ellipsis: String { hasSymbols ? "…" : ">" }

  /// Returns a symbol with its colour.
  ///
  /// - Parameters:
  ///   - mark: How the work goes.
  ///   - frame: The number of the redraw, which turns the symbol for work that is busy.
  package func symbol(_ mark: TerminalMark, frame: Int = 0) -> StyledLine {
    switch mark {
    case .busy:
      let turns = Array((hasSymbols ? "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏" : "|/-\\").unicodeScalars)
      return StyledLine(String(turns[abs(frame % turns.count)]), .cyan)
    case .good: return StyledLine(hasSymbols ? "✓" : "+", .green)
    case .warning: return StyledLine("!", .yellow)
    case .bad: return StyledLine(hasSymbols ? "✗" : "x", .red)
    case .idle: return StyledLine(hasSymbols ? "·" : "-", .dim)
    }
  }
}
