import CommandSupport
import Foundation

extension DemoScene {
  /// Returns the scene as lines on a terminal.
  ///
  /// - Parameters:
  ///   - style: What the terminal can show.
  ///   - frame: The number of the redraw, which selects the symbol for lines that are busy.
  ///   - now: The time that running clocks show.
  func styledLines(_ style: TerminalStyle, frame: Int, at now: Date) -> [StyledLine] {
    var heading = StyledLine("\(number)  \(title)", .bold)
    heading.append("  ")
    heading.append(call, .dim)
    return [StyledLine(), heading]
      + lines.map { line in
        var styled = StyledLine("   ")
        styled.append(style.symbol(line.mark, frame: frame))
        styled.append(" ")
        styled.append(line.duration(at: now).text, .dim)
        styled.append("  ")
        styled.append(line.text, line.mark == .bad ? .red : nil)
        return styled
      }
  }
}
