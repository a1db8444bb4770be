import CommandSupport
import SsmSap
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The last line about work that has succeeded: what was reached, and how long it took.
struct ClosingLine {
  let client: SsmSapClient
  let now: Date

  /// Returns the line. Asks for the application of an operation; without permission for that, the line
  /// says less.
  func text(for work: FollowedWork) async -> String {
    let duration = work.duration(at: now).map { " took \($0.inWords)" } ?? " has succeeded"
    switch work.kind {
    case .deregistration: return "application \(work.id) is gone; its deregistration\(duration)"
    case .check(let check): return "\(work.title) found \(Self.findings(check)); it\(duration)"
    case .operation(let operation):
      let type = operation?.type ?? "operation \(work.id)"
      guard let state = await state(of: operation) else { return "\(work.title)\(duration)" }
      return "\(state); \(type)\(duration)"
    }
  }

  private func state(of operation: SsmSapModels.Operation?) async -> String? {
    guard let id = operation?.resourceId, operation?.resourceType == "APPLICATION",
      let application = try? await client.getApplication(applicationId: id).application,
      let status = application.status
    else { return nil }
    return "application \(id) is \(status)"
  }

  private static func findings(_ check: ConfigurationCheckOperation?) -> String {
    let counts = check?.ruleStatusCounts
    let all = [
      (counts?.passed, "passed"), (counts?.failed, "failed"), (counts?.warning, "with a warning"),
      (counts?.info, "for information"), (counts?.unknown, "unknown"),
    ]
    let texts = all.compactMap { count, name in count.flatMap { $0 > 0 ? "\($0) \(name)" : nil } }
    return texts.isEmpty ? "nothing" : texts.joined(separator: ", ")
  }
}
