import AWSClient
import SsmSapModels

/// One wait of a client, with its subject and its state.
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

  /// Polls until the wait is decided.
  ///
  /// An unknown status does not decide: a newer service may have it on the way to a known one.
  ///
  /// - Parameters:
  ///   - isDecisive: Returns whether the wait ends, with success or failure.
  ///   - call: Gets the current state; `nil` if there is none.
  mutating func run(
    until isDecisive: (Seen) -> Bool, _ call: () async throws(CallError) -> Seen?
  ) async throws(WaitError) -> Seen {
    do {
      while true {
        if let seen = try await polling.poll(call) ?? nil {
          lastSeen = seen
          if isDecisive(seen) { return seen }
        }
        try await polling.pause()
      }
    } catch {
      throw self.error(error)
    }
  }

  /// Returns the error for a goal that cannot be reached any more.
  func failure(_ seen: Seen) -> WaitError {
    var error = WaitError(.failed, subject: subject)
    note(&error, seen)
    return error
  }

  /// Returns the error for a wait that was stopped.
  func error(_ stop: PollingStop) -> WaitError {
    var error: WaitError
    switch stop {
    case .timeout:
      error = WaitError(.timeout, subject: subject)
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
  /// The first check that has failed; otherwise the first that has not succeeded.
  fileprivate var firstUnsuccessful: ConfigurationCheckOperation? {
    first { $0.status == .error } ?? first { $0.status != .success }
  }
}

extension Application {
  /// A failed discovery status; otherwise the status.
  fileprivate var decisiveStatus: String? {
    switch discoveryStatus {
    case .some(.registrationFailed), .some(.refreshFailed): discoveryStatus?.rawValue
    default: status?.rawValue ?? discoveryStatus?.rawValue
    }
  }
}
