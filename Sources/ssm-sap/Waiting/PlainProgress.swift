import CommandSupport
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Shows a line for each change, and a line whenever there was none for a minute.
struct PlainProgress: ProgressView {
  /// The longest silence.
  private static let heartbeat = Duration.seconds(60)

  /// The width of the column of statuses, that of the longest one.
  private static let statusColumns = "IN_PROGRESS".count

  let interval = Duration.seconds(1)

  private var shown: [FollowedWork] = []
  private var lastLine: Date?

  mutating func change(_ works: [FollowedWork], at now: Date) -> String {
    var lines: [String] = []
    for (index, work) in works.enumerated() {
      let before = index < shown.count ? shown[index] : nil
      lines += Self.lines(work, since: before, at: now, isAlone: works.count == 1)
    }
    shown = works
    return text(lines, at: now)
  }

  mutating func tick(_ works: [FollowedWork], at now: Date) -> String {
    guard let lastLine else {
      self.lastLine = now
      return ""
    }
    // The machine's clock can be set back.
    guard now < lastLine || now.duration(since: lastLine) >= Self.heartbeat else { return "" }
    let lines = works.filter { !$0.hasEnded }.map { Self.heartbeat($0, at: now) }
    return text(lines, at: now)
  }

  func end(_ works: [FollowedWork], at now: Date) -> String { "" }

  private mutating func text(_ lines: [String], at now: Date) -> String {
    guard !lines.isEmpty else { return "" }
    lastLine = now
    return lines.map { "\($0.printable)\n" }.joined()
  }

  // MARK: Lines

  private static func lines(
    _ work: FollowedWork, since before: FollowedWork?, at now: Date, isAlone: Bool
  ) -> [String] {
    var lines: [String] = []
    // An update changes one step at most.
    if let step = work.steps.latest, step != before?.steps.latest {
      lines.append(line(step, isAlone ? "" : "\(work.title): ", at: now))
    }
    if let problem = work.stepsProblem, before?.stepsProblem == nil {
      lines.append(line("", now, "the events of \(work.title) cannot be read: \(problem)"))
    }
    let isNew = work.status != before?.status || work.message != before?.message
    guard isNew, let status = work.status else { return lines }
    let message = work.message.map { ": \($0)" } ?? ""
    let date = work.hasEnded ? work.end : before?.status == nil ? work.start : nil
    let state = line(status, date ?? now, work.title + message)
    return work.hasEnded ? lines + [state] : [state] + lines
  }

  private static func line(_ step: OperationStep, _ prefix: String, at now: Date) -> String {
    let message = step.message.map { ": \($0)" } ?? ""
    let duration =
      step.hasEnded ? step.duration(at: now).map { " (\($0.inWords))" } ?? "" : ""
    return line(
      step.status?.rawValue ?? "", step.end ?? step.start ?? now,
      prefix + step.text + message + duration)
  }

  private static func heartbeat(_ work: FollowedWork, at now: Date) -> String {
    var text = work.title
    if let duration = work.duration(at: now) { text += ", for \(duration.inWords)" }
    if let step = work.steps.latest {
      text += "; last: \(step.text) \(step.status?.rawValue ?? "")"
      if let date = step.end ?? step.start { text += " \(now.duration(since: date).inWords) ago" }
    }
    return line(work.status ?? "no response", now, text)
  }

  private static func line(_ status: String, _ date: Date, _ text: String) -> String {
    let padding = String(repeating: " ", count: max(statusColumns - status.columns, 0))
    return "\(date.timeOfDay)  \(status)\(padding)  \(text)"
  }
}
