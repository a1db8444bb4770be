public import AWSClient
public import SsmSapModels

/// Why something that was waited for has not come.
///
/// One type for all waits: look at ``kind-swift.property`` first, then at what was seen last.
public struct WaitError: Error, Sendable {
  /// In which way the wait ended.
  public var kind: Kind

  /// What was waited for, such as `operation 01234567-89ab-cdef-0123-456789abcdef`.
  public var subject: String

  /// What was seen last; nil when no question was answered.
  public var lastSeen: Sighting?

  /// The status that was seen last, as it stands on the wire; also one that this client does not
  /// know. Of several configuration checks, the first that has not succeeded.
  public var status: String?

  /// What the service says of that status; after a failure, the reason.
  public var statusMessage: String?

  /// The events of the failed operation that say `FAILED`, newest last; empty after any other end.
  public var failedEvents: [OperationEvent] = []

  /// How many questions were asked.
  public var polls = 0

  /// How long the wait took.
  public var elapsed: Duration = .zero

  /// The error of a call. After ``Kind-swift.struct/call`` the reason of the end; after
  /// ``Kind-swift.struct/timedOut`` the error of the last question, if it had one; after
  /// ``Kind-swift.struct/failed`` the reason why ``failedEvents`` could not be read, if so.
  public var cause: CallError?

  /// An error about something that was waited for.
  public init(_ kind: Kind, subject: String) {
    self.kind = kind
    self.subject = subject
  }
}

extension WaitError {
  /// A way in which a wait can end. The list grows; handle what you do not know as a failure.
  public struct Kind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name of the way.
    public let rawValue: String

    /// A way by its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The name of the way.
    public var description: String { rawValue }

    /// It ended otherwise than waited for: the operation failed, or the application is in a state
    /// that does not lead to the one waited for.
    public static let failed = Kind(rawValue: "failed")
    /// The time is over; it may still come.
    public static let timedOut = Kind(rawValue: "timedOut")
    /// The task was cancelled; what was waited for goes on.
    public static let cancelled = Kind(rawValue: "cancelled")
    /// The service cannot be asked; what was waited for may go on.
    public static let call = Kind(rawValue: "call")
  }

  /// What a wait looks at.
  public enum Sighting: Sendable, Hashable {
    /// An operation.
    case operation(SsmSapModels.Operation)
    /// An application.
    case application(Application)
    /// The operations of configuration checks, in the order asked for.
    case configurationChecks([ConfigurationCheckOperation])
  }
}

extension WaitError: CustomStringConvertible {
  /// What was waited for, how it ended, and why, on one line.
  public var description: String {
    var text = "\(subject) \(ending)"
    if let status { text += "; its last status is \(status)" }
    if let statusMessage { text += ": \(statusMessage)" }
    let reasons = failedEvents.compactMap { $0.statusMessage ?? $0.description }
    if !reasons.isEmpty { text += " [\(reasons.joined(separator: "; "))]" }
    if let cause { text += " (\(cause))" }
    return text
  }

  private var ending: String {
    switch kind {
    case .failed: "has failed"
    case .timedOut: "has not come to its end after \(elapsed) and \(polls) questions"
    case .cancelled: "is no longer waited for: the task was cancelled"
    case .call: "cannot be asked for"
    default: kind.rawValue
    }
  }
}
