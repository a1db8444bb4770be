import CommandSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Followed work as lines on a terminal: a tree of steps for each, and a line of progress.
struct ProgressPicture {
  /// The width below which lines go without the time of day.
  private static let columnsForTime = 60

  private struct Line {
    var text: StyledLine
    /// Whether the line may go first when there are too many.
    var isDone = false
  }

  private let branches: [Line]
  private let progress: StyledLine
  private let style: TerminalStyle

  init(
    _ works: [FollowedWork], _ style: TerminalStyle, columns: Int, frame: Int, at now: Date
  ) {
    self.style = style
    let painter = Painter(
      style: style, hasTime: columns >= Self.columnsForTime, frame: frame, now: now)
    branches = works.flatMap(painter.branch)
    progress = painter.progress(works)
  }

  /// The tree without the line of progress.
  var tree: [StyledLine] { branches.map(\.text) }

  /// Returns the tree and the line of progress in a number of rows.
  ///
  /// If there are more lines, those of steps that have ended well go first, then the uppermost.
  func lines(rows: Int) -> [StyledLine] {
    let room = max(rows - 1, 1)
    guard branches.count > room else { return tree + [progress] }
    var excess = branches.count - room + 1
    var kept: [Line] = []
    for line in branches {
      if line.isDone, excess > 0 { excess -= 1 } else { kept.append(line) }
    }
    kept.removeFirst(min(max(excess, 0), kept.count))
    let hidden = branches.count - kept.count
    let note = StyledLine("\(style.ellipsis) \(hidden) more lines", .dim)
    return [note].suffix(room) + kept.map(\.text).suffix(room - 1) + [progress]
  }

  /// Paints the parts of a picture.
  private struct Painter {
    /// The greatest indentation, which leaves room for text.
    private static let deepest = 8

    let style: TerminalStyle
    let hasTime: Bool
    let frame: Int
    let now: Date

    func branch(_ work: FollowedWork) -> [Line] {
      var title = style.symbol(work.mark, frame: frame)
      title.append(" ")
      title.append(work.title, .bold)
      if let message = work.message {
        title.append(": \(message)", work.mark == .bad ? .red : nil)
      }
      var lines = [Line(text: title)]
      if let problem = work.stepsProblem {
        lines.append(Line(text: StyledLine("  the events cannot be read: \(problem)", .yellow)))
      }
      return lines + work.steps.steps.map(line)
    }

    private func line(_ step: OperationStep) -> Line {
      var line = StyledLine("  ")
      if hasTime { line.append("\((step.start ?? step.end ?? now).timeOfDay)  ", .dim) }
      line.append(String(repeating: "  ", count: min(step.depth, Self.deepest)))
      line.append(style.symbol(step.mark, frame: frame))
      line.append(" \(step.text)", step.mark == .bad ? .red : nil)
      if let duration = step.duration(at: now) { line.append("  \(duration.inWords)", .dim) }
      if let message = step.message { line.append("  \(message)", step.mark == .bad ? .red : nil) }
      return Line(text: line, isDone: step.mark == .good)
    }

    func progress(_ works: [FollowedWork]) -> StyledLine {
      let isOver = works.allSatisfy(\.hasEnded)
      var line = isOver ? StyledLine(" ") : style.symbol(.busy, frame: frame)
      line.append(" ")
      line.append(works.count == 1 ? status(works[0]) : counts(works), .bold)
      if let start = works.compactMap(\.start).min() {
        line.append(" for \(now.duration(since: start).inWords)")
      }
      let steps = works.flatMap(\.steps.steps)
      if !steps.isEmpty {
        line.append(", \(steps.count(where: \.hasEnded)) of \(steps.count) steps done")
      }
      return line
    }

    private func status(_ work: FollowedWork) -> String {
      work.status ?? "asking for \(work.title)"
    }

    private func counts(_ works: [FollowedWork]) -> String {
      "\(works.count(where: \.hasEnded)) of \(works.count) ended"
    }
  }
}
