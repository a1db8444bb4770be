/// Lines at the end of what a terminal shows, which are drawn again in their place.
///
/// Each drawing is one text that leaves the cursor below the lines and the terminal as it was, so a
/// process that is killed between two drawings leaves nothing to restore.
package struct TerminalBlock: Sendable {
  private static let escape = "\u{1B}["

  /// The columns that each line on the terminal takes.
  private var drawn: [Int] = []

  /// Creates a block that shows nothing yet.
  package init() {}

  /// Returns what draws lines in the place of those that were drawn before.
  ///
  /// - Parameters:
  ///   - lines: The lines. Those that are too long are cut, because the cursor could not find its way
  ///     back over lines of several rows.
  ///   - style: What the terminal can show.
  ///   - size: The present size of the terminal.
  package mutating func redraw(
    _ lines: [StyledLine], _ style: TerminalStyle, _ size: TerminalSize
  ) -> String {
    let up = Self.up(rows(size))
    let cut = lines.map { $0.cut(to: size.columns, mark: style.ellipsis) }
    drawn = cut.map(\.columns)
    let text = cut.map { "\(Self.escape)2K\($0.rendered(hasColors: style.hasColors))\n" }.joined()
    // No line breaks of the terminal's own, in case it has become narrower meanwhile.
    return "\r\(Self.escape)?7l\(up)\(text)\(Self.escape)J\(Self.escape)?7h"
  }

  /// Returns what draws lines for the last time, whole, with line breaks where the terminal ends.
  package mutating func end(
    _ lines: [StyledLine], _ style: TerminalStyle, _ size: TerminalSize
  ) -> String {
    let rows = rows(size)
    drawn = []
    // Row by row: clearing a whole screen at once moves it into the history of some terminals.
    let clearing = String(repeating: "\(Self.escape)2K\n", count: rows)
    let text = lines.map { "\($0.rendered(hasColors: style.hasColors))\n" }.joined()
    return "\r\(Self.up(rows))\(clearing)\(Self.up(rows))\(text)\(Self.escape)J"
  }

  /// How many rows the lines take now: a terminal that has become narrower has broken long lines.
  private func rows(_ size: TerminalSize) -> Int {
    let width = max(size.columns, 1)
    return drawn.reduce(0) { $0 + max(($1 + width - 1) / width, 1) }
  }

  private static func up(_ rows: Int) -> String {
    rows > 0 ? "\(escape)\(rows)A" : ""
  }
}
