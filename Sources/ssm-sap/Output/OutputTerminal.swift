import CommandSupport

/// The terminal that results are printed on.
struct OutputTerminal {
  /// The width of lines where there is no terminal.
  static let defaultColumns = 80

  let columns: Int
  let hasColors: Bool

  /// The terminal at standard output; `nil` if there is none, or one that shows no more than a file.
  static var ofStandardOutput: OutputTerminal? {
    TerminalStyle.ofStandardOutput().map { style in
      OutputTerminal(
        columns: TerminalSize.ofStandardOutput().columns, hasColors: style.hasColors)
    }
  }
}
