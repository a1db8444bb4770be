import AWSClient
import SsmSapModels

/// One wait of a client: for what, and how a sighting is reported.
struct Wait<Seen: Sendable>: Sendable {
  let subject: String
  let sighting: @Sendable (Seen) -> WaitError.Sighting
  var polling: Polling
  var lastSeen: Seen?

  init(
    _ subject: String, _ polling: Polling,
    sighting: @escaping @Sendable (Seen) -> WaitError.Sighting
  ) {
    self.subject = subject
    self.polling = polling
    self.sighting = sighting
  }

  /// Asks until what is seen decides.
  ///
  /// A status that is not known here does not decide: a newer service may have it on the way to
  /// one that is.
  ///
  /// - Parameters:
  ///   - isDecisive: Whether what is seen ends the wait, be it well or ill.
  ///   - question: Looks; nil when nothing is there to see.
  mutating func run(
    until isDecisive: (Seen) -> Bool, _ question: () async throws(CallError) -> Seen?
  ) async throws(WaitError) -> Seen {
    do {
      while true {
        if let seen = try await polling.ask(question) ?? nil {
          lastSeen = seen
          if isDecisive(seen) { return seen }
        }
        try await polling.pause()
      }
    } catch {
      throw self.error(error)
    }
  }

  /// The error for something that ended otherwise than waited for.
  func failure(_ seen: Seen) -> WaitError {
    var error = WaitError(.failed, subject: subject)
    note(&error, seen)
    return error
  }

  /// The error for a wait that was stopped.
  func error(_ stop: PollingStop) -> WaitError {
    var error: WaitError
    switch stop {
    case .timedOut:
      error = WaitError(.timedOut, subject: subject)
      error.cause = polling.lastError
    case .cancelled:
      error = WaitError(.cancelled, subject: subject)
    case .failed(let cause):
      error = WaitError(.call, subject: subject)
      error.cause = cause
    }
    note(&error, lastSeen)
    return error
  }

  private func note(_ error: inout WaitError, _ seen: Seen?) {
    let sighting = seen.map(sighting)
    error.lastSeen = sighting
    error.status = sighting?.status
    error.statusMessage = sighting?.statusMessage
    error.polls = polling.polls
    error.elapsed = polling.elapsed
  }
}

extension WaitError.Sighting {
  fileprivate var status: String? {
    switch self {
    case .operation(let operation): operation.status?.rawValue
    case .application(let application): application.decisiveStatus
    case .configurationChecks(let checks): checks.firstUnsuccessful?.status?.rawValue
    }
  }

  fileprivate var statusMessage: String? {
    switch self {
    case .operation(let operation): operation.statusMessage
    case .application(let application): application.statusMessage
    case .configurationChecks(let checks): checks.firstUnsuccessful?.statusMessage
    }
  }
}

extension [ConfigurationCheckOperation] {
  /// The first that has failed; else the first that has not ended.
  fileprivate var firstUnsuccessful: ConfigurationCheckOperation? {
    first { $0.status == .error } ?? first { $0.status != .success }
  }
}

extension Application {
  /// A failure of discovery where there is one; else the status.
  fileprivate var decisiveStatus: String? {
    switch discoveryStatus {
    case .some(.registrationFailed), .some(.refreshFailed): discoveryStatus?.rawValue
    default: status?.rawValue ?? discoveryStatus?.rawValue
    }
  }
}
