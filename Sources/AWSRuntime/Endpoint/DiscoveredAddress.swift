import Synchronization

/// The address that a service has named, for all calls of a client.
///
/// Calls that need the address while it is being found wait for the same request. If the service
/// names no new address, the old one stays in use.
final class DiscoveredAddress: Sendable {
  private typealias Search = Task<Result<EndpointDiscovery.Found, CallError>, Never>

  private struct State {
    var address: String?
    /// When the address has to be found again.
    var end = Duration.zero
    var search: (number: Int, task: Search)?
    var searches = 0

    /// Returns the address, or the search to wait for.
    mutating func next(
      _ now: Duration,
      _ find: @escaping @Sendable () async -> Result<EndpointDiscovery.Found, CallError>
    ) -> Next {
      if let address, now < end { return .known(address) }
      if let search { return .search(search) }
      searches += 1
      let started = (number: searches, task: Search { await find() })
      search = started
      return .search(started)
    }
  }

  private enum Next {
    case known(String)
    case search((number: Int, task: Search))
  }

  private let state = Mutex(State())

  /// Returns the address. Asks the service for it if there is none yet, or if it has expired.
  func address(
    by discovery: EndpointDiscovery, _ pipeline: CallPipeline
  ) async throws(CallError) -> String {
    let clock = pipeline.configuration.monotonicClock
    let search: (number: Int, task: Search)
    switch state.withLock({ $0.next(clock.now(), { await Self.find(discovery, pipeline) }) }) {
    case .known(let address): return address
    case .search(let running): search = running
    }
    let result = await search.task.value
    return try state.withLock { state throws(CallError) in
      if state.search?.number == search.number { state.search = nil }
      switch result {
      case .success(let found):
        state.address = found.address
        state.end = clock.now() + .seconds(max(1, min(found.minutes, Self.longest)) * 60)
        return found.address
      case .failure(let error):
        guard let old = state.address else { throw error }
        state.end = clock.now() + Self.pause
        return old
      }
    }
  }

  /// Forgets the address.
  func forget() {
    state.withLock { $0.address = nil }
  }

  /// How long an old address is used before the service is asked again.
  private static let pause = Duration.seconds(60)
  /// The most minutes that an address is used, a week.
  private static let longest: Int64 = 7 * 24 * 60

  private static func find(
    _ discovery: EndpointDiscovery, _ pipeline: CallPipeline
  ) async -> Result<EndpointDiscovery.Found, CallError> {
    do throws(CallError) {
      guard let found = try await discovery.find(pipeline) else {
        return .failure(
          CallError(
            .endpoint, operation: "", message: "the service named no endpoint for the operation"))
      }
      _ = try Endpoint(discovered: found.address)
      return .success(found)
    } catch {
      return .failure(error)
    }
  }
}

extension Endpoint {
  /// Creates an endpoint from an address that the service has named.
  init(discovered address: String) throws(CallError) {
    do {
      try self.init(url: "https://\(address)")
    } catch {
      throw CallError(
        .endpoint, operation: "", message: "the service named an endpoint that is not valid",
        cause: error)
    }
  }
}
