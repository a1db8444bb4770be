public import SsmSapModels

/// The state of an application to wait for.
public struct ApplicationGoal: Sendable, Hashable {
  private enum Kind: Hashable {
    case status(ApplicationStatus)
    case registered
  }

  /// The relation of an application's state to the goal.
  enum Verdict {
    case reached
    case unreachable
    case pending
  }

  private let kind: Kind

  /// Returns the goal that the application has a status.
  ///
  /// The goal is out of reach when the status is `FAILED` or `DELETING`, or when registration has
  /// failed, unless that is the status to wait for.
  public static func status(_ status: ApplicationStatus) -> ApplicationGoal {
    ApplicationGoal(kind: .status(status))
  }

  /// The application runs: its status is `ACTIVATED` (inferred).
  public static let started = status(.activated)

  /// The application is stopped: its status is `STOPPED`.
  public static let stopped = status(.stopped)

  /// The application is discovered: its discovery status is `SUCCESS`.
  ///
  /// The goal is out of reach when registration or refresh has failed, or when the application is
  /// being deleted. An application that was discovered before has the status at once, so after a
  /// refresh wait for the operation instead.
  public static let registered = ApplicationGoal(kind: .registered)

  func verdict(on application: Application) -> Verdict {
    switch kind {
    case .status(let wanted):
      if application.status == wanted { return .reached }
      let isLost =
        application.status == .failed || application.status == .deleting
        || application.discoveryStatus == .registrationFailed
      return isLost ? .unreachable : .pending
    case .registered:
      switch application.discoveryStatus {
      case .some(.success): return .reached
      case .some(.registrationFailed), .some(.refreshFailed), .some(.deleting): return .unreachable
      default: return application.status == .deleting ? .unreachable : .pending
      }
    }
  }
}

extension ApplicationGoal: CustomStringConvertible {
  /// The goal in words.
  public var description: String {
    switch kind {
    case .status(let status): status.rawValue
    case .registered: "discovery"
    }
  }
}
