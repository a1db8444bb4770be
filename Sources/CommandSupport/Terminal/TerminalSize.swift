import CTerminal
package import SystemPackage

/// The size of a terminal in characters.
package struct TerminalSize: Sendable, Hashable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The size of a terminal that does not tell its own, the usual one since the VT100.
  package static let standard = TerminalSize(columns: 80, rows: 24)

  /// Returns the present size of the terminal at standard output.
  package static func ofStandardOutput() -> TerminalSize { of(.standardOutput) }

  /// Returns the present size of a terminal.
  package static func of(_ terminal: FileDescriptor) -> TerminalSize {
    let columns = Int(cterminal_columns(terminal.rawValue))
    let rows = Int(cterminal_rows(terminal.rawValue))
    return TerminalSize(
      columns: columns > 0 ? columns : standard.columns, rows: rows > 0 ? rows : standard.rows)
  }
}
