public import SsmSapModels

/// What to wait for an application to be.
public struct ApplicationGoal: Sendable, Hashable {
  private enum Kind: Hashable {
    case status(ApplicationStatus)
    case registered
  }

  /// What an application says of the goal.
  enum Verdict {
    case reached
    case unreachable
    case pending
  }

  private let kind: Kind

  /// The application has a status.
  ///
  /// It is out of reach when the application shows `FAILED` or `DELETING` or its registration has
  /// failed, unless that is the status asked for.
  public static func status(_ status: ApplicationStatus) -> ApplicationGoal {
    ApplicationGoal(kind: .status(status))
  }

  /// The application runs: its status is `ACTIVATED` (inferred).
  public static let started = status(.activated)

  /// The application is stopped: its status is `STOPPED`.
  public static let stopped = status(.stopped)

  /// The application was discovered: its discovery status is `SUCCESS`.
  ///
  /// It is out of reach when registration or refresh has failed or the application is being
  /// deleted. An application that was discovered before shows success at once, so after a refresh
  /// wait for its operation rather than for this.
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
