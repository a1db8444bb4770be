import Foundation

/// How the demonstration looks on a terminal.
struct TerminalStyle: Sendable {
  /// Whether text has colours; by the environment variable `NO_COLOR` it has none.
  ///
  /// Source: no-color.org.
  var hasColors: Bool

  /// Whether the terminal shows characters beyond ASCII, by the locale.
  var hasSymbols: Bool

  /// Returns the style of the terminal at standard output; `nil` if there is none, or one that cannot
  /// move its cursor.
  static func ofStandardOutput(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> TerminalStyle? {
    isatty(STDOUT_FILENO) == 1 ? TerminalStyle(environment) : nil
  }

  init?(_ environment: [String: String]) {
    guard let terminal = environment["TERM"], !terminal.isEmpty, terminal != "dumb" else {
      return nil
    }
    hasColors = environment["NO_COLOR"]?.isEmpty ?? true
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    hasSymbols = (locale ?? "").lowercased().replacing("-", with: "").hasSuffix("utf8")
  }

  /// Returns a scene as lines.
  ///
  /// - Parameters:
  ///   - scene: The scene.
  ///   - frame: The number of the redraw, which selects the symbol for lines that are busy.
  ///   - now: The time that running clocks show.
  func lines(of scene: DemoScene, frame: Int, at now: Date) -> [String] {
    let title = "\(paint("\(scene.number)  \(scene.title)", .bold))  \(paint(scene.call, .dim))"
    return ["", title]
      + scene.lines.map { line in
        let mark = paint(symbol(of: line.mark, frame: frame), color(of: line.mark))
        let time = paint(line.duration(at: now).text, .dim)
        return "   \(mark) \(time)  \(line.mark == .bad ? paint(line.text, .red) : line.text)"
      }
  }

  /// Returns what draws lines in the place of those that were drawn before.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - count: How many lines are above the cursor.
  ///   - wraps: Whether lines may be longer than the terminal is wide. Otherwise the terminal cuts them
  ///     off, because the cursor could not find its way back over lines of several rows.
  func redraw(_ lines: [String], over count: Int, wraps: Bool) -> String {
    let escape = "\u{1B}["
    let up = count > 0 ? "\(escape)\(count)A" : ""
    let text = lines.map { "\(escape)2K\($0)\n" }.joined()
    // A long line takes the row of the next one, so everything below is cleared first.
    return wraps ? "\r\(up)\(escape)J\(text)" : "\r\(escape)?7l\(up)\(text)\(escape)?7h"
  }

  // MARK: Parts

  private enum Paint: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  private func paint(_ text: String, _ paint: Paint) -> String {
    hasColors ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }

  private func color(of mark: DemoScene.Mark) -> Paint {
    switch mark {
    case .busy: .cyan
    case .good: .green
    case .warning: .yellow
    case .bad: .red
    }
  }

  private func symbol(of mark: DemoScene.Mark, frame: Int) -> String {
    switch mark {
    case .busy:
      let turns = hasSymbols ? Array("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏") : Array("|/-\\")
      return String(turns[frame % turns.count])
    case .good: return hasSymbols ? "✓" : "+"
    case .warning: return "!"
    case .bad: return hasSymbols ? "✗" : "x"
    }
  }
}
