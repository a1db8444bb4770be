public import AWSClient
public import SsmSapModels

/// The error of a wait.
///
/// One type covers all waits. Look first at ``kind-swift.property``, then at the last state.
public struct WaitError: Error, Sendable {
  /// How the wait ended.
  public var kind: Kind

  /// The subject of the wait, such as `operation 01234567-89ab-cdef-0123-456789abcdef`.
  public var subject: String

  /// The last state; `nil` if no poll succeeded.
  public var lastSeen: Sighting?

  /// The last status as the service wrote it, which this client may not know. Of several
  /// configuration checks, the status of the first that has not succeeded.
  public var status: String?

  /// The service's message about that status; after a failure, the reason.
  public var statusMessage: String?

  /// The events of the failed operation with the status `FAILED`, newest last; empty after any other
  /// end.
  public var failedEvents: [OperationEvent] = []

  /// The number of polls.
  public var polls = 0

  /// The duration of the wait.
  public var elapsed: Duration = .zero

  /// The error of a call. After ``Kind-swift.struct/call``, the reason of the end; after
  /// ``Kind-swift.struct/timeout``, the error of the last poll, if it failed; after
  /// ``Kind-swift.struct/failed``, the reason why ``failedEvents`` could not be read, if so.
  public var cause: CallError?

  /// Creates an error.
  public init(_ kind: Kind, subject: String) {
    self.kind = kind
    self.subject = subject
  }
}

extension WaitError {
  /// An end of a wait. More kinds may follow; treat an unknown one as a failure.
  public struct Kind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name of the kind.
    public let rawValue: String

    /// Creates a kind from its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The name of the kind.
    public var description: String { rawValue }

    /// The operation failed, or the application is in a state that does not lead to the goal.
    public static let failed = Kind(rawValue: "failed")
    /// The time limit was reached; the goal may still be reached later.
    public static let timeout = Kind(rawValue: "timeout")
    /// The task was cancelled; the operation itself goes on.
    public static let cancelled = Kind(rawValue: "cancelled")
    /// A call failed; the operation itself may go on.
    public static let call = Kind(rawValue: "call")
  }

  /// The state that a wait polls.
  public enum Sighting: Sendable, Hashable {
    /// An operation.
    case operation(SsmSapModels.Operation)
    /// An application.
    case application(Application)
    /// The operations of configuration checks, in the order of the request.
    case configurationChecks([ConfigurationCheckOperation])
  }
}

extension WaitError: CustomStringConvertible {
  /// The subject, the end and the reason on one line.
  public var description: String {
    var text = "\(subject) \(ending)"
    if let status { text += "; its last status is \(status)" }
    if let statusMessage { text += ": \(statusMessage)" }
    let told = statusMessage ?? ""
    let reasons = failedEvents.compactMap { $0.statusMessage ?? $0.description }
      .filter { !$0.utf8.elementsEqual(told.utf8) }
    if !reasons.isEmpty { text += " [\(reasons.joined(separator: "; "))]" }
    if let cause { text += " (\(cause))" }
    return text
  }

  private var ending: String {
    switch kind {
    case .failed: "has failed"
    case .timeout: "has not ended after \(elapsed) and \(polls) polls"
    case .cancelled: "was not waited for to the end: the task was cancelled"
    case .call: "cannot be polled"
    default: kind.rawValue
    }
  }
}
