public import AWSClient
import SsmSapModels

/// The states and events of an operation as they come, until the operation has ended.
///
/// The state comes first, then the events so far, oldest first. The sequence ends after the state
/// that tells how the operation has ended; `ERROR` is a state like any other and throws nothing. The
/// last events come before that state. Every iteration starts anew and reports everything from the
/// first event on.
///
/// Events have no ids: two events that are equal in every member count as one. An event that the
/// service lists late, behind newer ones that were reported already, is reported when the operation
/// has ended at the latest.
///
/// Events are an addition. If they cannot be read, the states go on without them, and
/// ``Iterator/eventsError`` tells why.
///
/// - Throws: While iterating, ``WaitError``: a timeout, cancellation, or the error of a call that
///   asks for the state. Calls that fail in a way that may pass are repeated.
public struct OperationProgress: AsyncSequence, Sendable {
  /// An update about the operation.
  public typealias Element = OperationUpdate
  /// The error of an iteration that ended before the operation.
  public typealias Failure = WaitError

  let client: any SsmSapClientProtocol
  let operationId: String
  let options: WaitOptions

  /// Starts at the current state and the first event.
  public func makeAsyncIterator() -> Iterator {
    Iterator(self)
  }

  /// An iteration over the updates.
  public struct Iterator: AsyncIteratorProtocol, Sendable {
    private enum Step {
      /// Get the state, after a pause.
      case state
      /// Get the events, after the state.
      case events(SsmSapModels.Operation)
      case end
    }

    /// How often events may fail to come after the operation has ended.
    private static let attemptsAtEnd = 5

    /// The reason why events are missing; `nil` while they can be read. For example, the client has
    /// no permission for `ListOperationEvents`.
    public private(set) var eventsError: CallError?

    private let client: any SsmSapClientProtocol
    private let operationId: String
    private var wait: Wait<SsmSapModels.Operation>
    private var reported: Set<OperationEvent> = []
    private var updates: [OperationUpdate] = []
    /// The index of the next update to return.
    private var position = 0
    private var step = Step.state
    private var failuresAtEnd = 0

    init(_ progress: OperationProgress) {
      client = progress.client
      operationId = progress.operationId
      wait = Wait(
        "operation \(progress.operationId)", progress.client.poller.start(progress.options),
        sighting: WaitError.Sighting.operation)
    }

    /// Returns the next update; `nil` after the state that ends the operation.
    ///
    /// - Throws: ``WaitError``, as ``OperationProgress`` describes.
    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws(WaitError) -> OperationUpdate? {
      while position == updates.count {
        if case .end = step { return nil }
        updates = []
        position = 0
        do {
          try await advance()
        } catch {
          try fail(error)
        }
      }
      defer { position += 1 }
      return updates[position]
    }

    private mutating func advance() async throws(PollingStop) {
      switch step {
      case .state: try await getState()
      case .events(let operation): try await getEvents(of: operation)
      case .end: break
      }
    }

    /// Ends with an error, unless only events are missing after the state that ends the operation.
    private mutating func fail(_ stop: PollingStop) throws(WaitError) {
      step = .end
      guard let operation = wait.lastSeen, operation.hasEnded else { throw wait.error(stop) }
      switch stop {
      case .cancelled: throw wait.error(stop)
      case .failed(let cause): eventsError = cause
      case .timeout: eventsError = wait.polling.lastError
      }
      end(operation)
    }

    private mutating func getState() async throws(PollingStop) {
      if wait.polling.polls > 0 { try await wait.polling.pause() }
      let (client, operationId) = (client, operationId)
      let output = try await wait.polling.poll { () throws(CallError) in
        try await client.getOperation(operationId: operationId).operation
      }
      guard let operation = output ?? nil else { return }
      let last = wait.lastSeen
      let isNew =
        operation.status != last?.status || operation.statusMessage != last?.statusMessage
      wait.lastSeen = operation
      // The state that ends the operation comes last, after its events.
      if isNew, !operation.hasEnded { report([.state(operation)]) }
      if eventsError == nil {
        step = .events(operation)
      } else if operation.hasEnded {
        end(operation)
      }
    }

    /// Reads the events after the state, so that a final state misses none of them.
    private mutating func getEvents(
      of operation: SsmSapModels.Operation
    ) async throws(PollingStop) {
      step = .state
      var new: [OperationEvent] = []
      do {
        let isComplete = try await readNewEvents(all: operation.hasEnded, into: &new)
        guard isComplete || operation.hasEnded && failedAtEnd() else { return }
      } catch {
        guard case .failed(let cause) = error else { throw error }
        eventsError = cause
      }
      reported.formUnion(new)
      report(new.reversed().map(OperationUpdate.event))
      if operation.hasEnded { end(operation) }
    }

    /// Records that the events of an operation that has ended did not come, and returns whether that
    /// was the last attempt.
    private mutating func failedAtEnd() -> Bool {
      failuresAtEnd += 1
      guard failuresAtEnd >= Self.attemptsAtEnd else { return false }
      eventsError = wait.polling.lastError
      return true
    }

    private mutating func end(_ operation: SsmSapModels.Operation) {
      report([.state(operation)])
      step = .end
    }

    private mutating func report(_ new: [OperationUpdate]) {
      updates += new
      if !new.isEmpty { wait.polling.quicken() }
    }

    /// Reads the events that were not reported yet, newest first as the service lists them.
    ///
    /// While the operation is in progress, reading stops at the first page without a new event; at
    /// its end every page is read, for events that were listed late.
    ///
    /// - Returns: Whether reading came to its end; if not, it may at the next attempt.
    private mutating func readNewEvents(
      all: Bool, into new: inout [OperationEvent]
    ) async throws(PollingStop) -> Bool {
      let input = ListOperationEventsInput(operationId: operationId)
      let pages = Pages(ListOperationEvents.self, input: input, caller: client)
      var known = reported
      var read: [OperationEvent] = []
      defer { new = read }
      let outcome = try await wait.polling.poll { () throws(CallError) -> Bool in
        var iterator = pages.makeAsyncIterator()
        while let page = try await iterator.next() {
          let events = ListOperationEvents.items(of: page)
          let fresh = events.filter { known.insert($0).inserted }
          read += fresh
          if fresh.isEmpty, !events.isEmpty, !all { break }
        }
        return true
      }
      return outcome ?? false
    }
  }
}

extension SsmSapClientProtocol {
  /// Returns the states and events of an operation as they come, until the operation has ended.
  ///
  /// ```swift
  /// for try await update in client.operationProgress(operationId: id) {
  ///   switch update {
  ///   case .state(let operation): print(operation.status ?? "")
  ///   case .event(let event): print(event.description ?? "")
  ///   }
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - operationId: The id of the operation.
  ///   - options: The time limit and the polling interval. Pauses are short again after each update.
  public func operationProgress(
    operationId: String, options: WaitOptions = WaitOptions()
  ) -> OperationProgress {
    OperationProgress(client: self, operationId: operationId, options: options)
  }
}
