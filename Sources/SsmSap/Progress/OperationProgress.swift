public import AWSClient
import SsmSapModels

/// An operation's states and events as they come, oldest first, until the operation has ended.
///
/// The sequence ends after the state that says how the operation has ended, `ERROR` included, for
/// that is news too; all events come before it. Every iteration starts anew and tells everything
/// from the first event on.
///
/// Events have no ids: two that are the same in every member count as one. An event that the
/// service lists late, behind newer ones that were told already, is told when the operation has
/// ended at the latest.
///
/// - Throws: While iterating, ``WaitError``: timed out, cancelled, or a call's error. Calls that
///   fail in a way that may pass are made again.
public struct OperationProgress: AsyncSequence, Sendable {
  /// News of the operation.
  public typealias Element = OperationUpdate
  /// Why there is no more news, although the operation has not ended.
  public typealias Failure = WaitError

  let client: any SsmSapClientProtocol
  let operationId: String
  let options: WaitOptions

  /// Starts to look.
  public func makeAsyncIterator() -> Iterator {
    Iterator(self)
  }

  /// One way through the news.
  public struct Iterator: AsyncIteratorProtocol, Sendable {
    private let client: any SsmSapClientProtocol
    private let operationId: String
    private var wait: Wait<SsmSapModels.Operation>
    private var told: Set<OperationEvent> = []
    private var news: [OperationUpdate] = []
    /// The first of the news that was not handed out.
    private var position = 0
    private var hasAsked = false
    private var isOver = false

    init(_ progress: OperationProgress) {
      client = progress.client
      operationId = progress.operationId
      wait = Wait(
        "operation \(progress.operationId)", progress.client.poller.start(progress.options),
        sighting: WaitError.Sighting.operation)
    }

    /// The next piece of news; nil when the operation has ended and everything was told.
    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws(WaitError) -> OperationUpdate? {
      while position == news.count {
        guard !isOver else { return nil }
        do {
          try await look()
        } catch {
          isOver = true
          throw wait.error(error)
        }
      }
      defer { position += 1 }
      return news[position]
    }

    /// Asks for the state and the events once, after a pause where it is not the first time.
    private mutating func look() async throws(PollingStop) {
      if hasAsked { try await wait.polling.pause() }
      hasAsked = true
      news = []
      position = 0
      let (client, operationId) = (client, operationId)
      let answer = try await wait.polling.ask { () throws(CallError) in
        try await client.getOperation(operationId: operationId).operation
      }
      guard let operation = answer ?? nil else { return }
      // The events are read after the state, so a state that is final misses none of them.
      guard let events = try await newEvents(all: operation.hasEnded) else { return }
      tell(operation, events)
    }

    private mutating func tell(
      _ operation: SsmSapModels.Operation, _ events: [OperationEvent]
    ) {
      told.formUnion(events)
      let last = wait.lastSeen
      let isNew =
        operation.status != last?.status || operation.statusMessage != last?.statusMessage
      if isNew { news.append(.state(operation)) }
      wait.lastSeen = operation
      if operation.hasEnded {
        news.insert(contentsOf: events.map(OperationUpdate.event), at: 0)
        isOver = true
      } else {
        news += events.map(OperationUpdate.event)
      }
      if !news.isEmpty { wait.polling.quicken() }
    }

    /// The events that were not told yet, oldest first; nil when they cannot be had now.
    ///
    /// The service lists the newest first. While the operation is under way, reading ends with the
    /// first page that has nothing new; at its end every page is read, lest one that came late be
    /// lost.
    private mutating func newEvents(all: Bool) async throws(PollingStop) -> [OperationEvent]? {
      let input = ListOperationEventsInput(operationId: operationId)
      let (pages, told) = (
        Pages(ListOperationEvents.self, input: input, caller: client), told
      )
      return try await wait.polling.ask { () throws(CallError) in
        var fresh: [OperationEvent] = []
        var known = told
        var iterator = pages.makeAsyncIterator()
        while let page = try await iterator.next() {
          let events = ListOperationEvents.items(of: page)
          let new = events.filter { known.insert($0).inserted }
          fresh += new
          if new.isEmpty, !events.isEmpty, !all { break }
        }
        return fresh.reversed()
      }
    }
  }
}

extension SsmSapClientProtocol {
  /// An operation's states and events as they come, oldest first, until the operation has ended.
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
  ///   - options: How long to look and how often to ask; the time between two questions is short
  ///     again after each piece of news.
  public func operationProgress(
    operationId: String, options: WaitOptions = WaitOptions()
  ) -> OperationProgress {
    OperationProgress(client: self, operationId: operationId, options: options)
  }
}
