import CommandSupport
import Foundation
import SsmSap
import SsmSapModels

/// A part of the demonstration: a call and its progress.
struct DemoScene: Sendable {
  /// A line: a piece of work, or a finding.
  struct Line: Sendable, Identifiable {
    let id: String
    var mark: TerminalMark
    /// The status as the service writes it, such as `IN_PROGRESS`.
    var status: String
    var text: String
    var start: Date
    /// When the work ended; `nil` while it goes on.
    var end: Date?

    /// How long the work took, or has taken so far.
    func duration(at now: Date) -> Duration {
      .seconds(max((end ?? now).timeIntervalSince(start), 0))
    }
  }

  /// The number of the scene, from 1.
  let number: Int

  /// What happens, in words.
  let title: String

  /// The operation of the API that the scene shows.
  let call: String

  /// When the scene began.
  let start: Date

  /// The lines, in the order in which their work began.
  private(set) var lines: [Line] = []

  init(number: Int, title: String, call: String, start: Date = Date()) {
    self.number = number
    self.title = title
    self.call = call
    self.start = start
  }

  /// Adds an update about the scene's operation.
  mutating func add(_ update: OperationUpdate) {
    switch update {
    case .event(let event): add(event)
    case .state(let operation): add(operation)
    }
  }

  /// Adds a line, or replaces the one with its id.
  mutating func set(_ line: Line) {
    guard let index = lines.firstIndex(where: { $0.id == line.id }) else {
      return lines.append(line)
    }
    lines[index] = line
  }

  private mutating func add(_ event: OperationEvent) {
    let time = event.timestamp ?? Date()
    let id = "\(event.resource?.resourceArn ?? "") \(event.description ?? "")"
    var line =
      lines.first { $0.id == id }
      ?? Line(id: id, mark: .busy, status: "", text: event.description ?? id, start: time)
    line.status = event.status?.rawValue ?? ""
    switch event.status {
    case .completed?: line.mark = .good
    case .failed?: line.mark = .bad
    default: line.mark = .busy
    }
    if line.mark != .busy { line.end = time }
    if let message = event.statusMessage { line.text += ": \(message)" }
    set(line)
  }

  /// The operation itself is the last line, once it has ended.
  private mutating func add(_ operation: SsmSapModels.Operation) {
    guard let end = operation.endTime, operation.status != .inprogress else { return }
    let message = operation.statusMessage.map { ": \($0)" } ?? ""
    set(
      Line(
        id: "operation", mark: operation.status == .success ? .good : .bad,
        status: operation.status?.rawValue ?? "",
        text: "\(operation.type ?? "operation") has ended\(message)",
        start: operation.startTime ?? start, end: end))
  }
}
