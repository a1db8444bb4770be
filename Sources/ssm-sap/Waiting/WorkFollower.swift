import CommandSupport
import SsmSap

/// Follows several pieces of work at once and shows their progress.
struct WorkFollower {
  /// How following has ended.
  enum End: Sendable {
    /// All work has ended, or one has failed.
    case ended
    case deadline
    case interrupted
    /// The state of a piece of work cannot be asked for.
    case failed(index: Int, WaitError)
  }

  private enum Event: Sendable {
    case update(Int, WorkUpdate)
    case tick
    case end(End)
  }

  let sources: [WorkSource]
  /// When to stop, from now on.
  let timeout: Duration
  /// Whether the first piece of work that fails ends the following of the others.
  let stopsAtFailure: Bool
  let surroundings: FollowSurroundings
  /// The signals that are caught already; `nil` to catch them when following begins.
  let signals: CaughtSignals?

  /// Follows until there is nothing more to wait for.
  ///
  /// Returns at once at the deadline and after a signal, whatever calls are under way.
  func run() async -> (works: [FollowedWork], end: End) {
    let signals = self.signals ?? surroundings.catchSignals()
    defer { signals.release() }
    let (events, continuation) = AsyncStream<Event>.makeStream()
    var screen = Screen(view: surroundings.makeView(), surroundings: surroundings)
    let tasks = start(signals.arrivals(), every: screen.view.interval, continuation)
    // The tasks are cancelled but not waited for: a call in flight may take its time.
    defer { for task in tasks { task.cancel() } }

    var works = sources.map(\.work)
    var end = works.isEmpty ? End.ended : nil
    var iterator = events.makeAsyncIterator()
    while end == nil, let event = await iterator.next() {
      switch event {
      case .tick: await screen.tick(works)
      case .end(let reason): end = reason
      case .update(let index, let update):
        works[index].apply(update, at: surroundings.now())
        await screen.change(works)
        if isOver(works) { end = .ended }
      }
    }
    await screen.end(works)
    return (works, end ?? .interrupted)
  }

  private func isOver(_ works: [FollowedWork]) -> Bool {
    works.allSatisfy(\.hasEnded) || stopsAtFailure && works.contains { $0.mark == .bad }
  }

  private func start(
    _ signals: AsyncStream<Void>, every interval: Duration,
    _ events: AsyncStream<Event>.Continuation
  ) -> [Task<Void, Never>] {
    let clock = surroundings.clock
    let timeout = timeout
    var tasks = sources.enumerated().map { index, source in
      Task {
        do throws(WaitError) {
          try await source.run { events.yield(.update(index, $0)) }
        } catch {
          events.yield(.end(.failed(index: index, error)))
        }
      }
    }
    tasks.append(
      Task { for await _ in signals { events.yield(.end(.interrupted)) } })
    tasks.append(
      Task {
        guard (try? await clock.sleep(for: timeout)) != nil else { return }
        events.yield(.end(.deadline))
      })
    tasks.append(
      Task { while (try? await clock.sleep(for: interval)) != nil { events.yield(.tick) } })
    return tasks
  }

  /// A view and where it is shown. Standard error that cannot be written to is no reason to stop
  /// waiting; the failure or the result will tell.
  private struct Screen {
    var view: any ProgressView
    let surroundings: FollowSurroundings

    mutating func change(_ works: [FollowedWork]) async {
      await write(view.change(works, at: surroundings.now()))
    }

    mutating func tick(_ works: [FollowedWork]) async {
      await write(view.tick(works, at: surroundings.now()))
    }

    mutating func end(_ works: [FollowedWork]) async {
      await write(view.end(works, at: surroundings.now()))
    }

    private func write(_ text: String) async {
      guard !text.isEmpty else { return }
      try? await surroundings.write(text)
    }
  }
}
