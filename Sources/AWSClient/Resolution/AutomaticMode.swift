import AWSCredentials
import AWSRuntime
import HTTPTransportAPI
import HTTPTypes
import Synchronization

/// Sends with the time-outs of the mode that ``DefaultsMode/auto`` stands for where the program
/// runs: within the region, across regions, or standard.
///
/// Where variables do not tell the program's region, instance metadata is asked, once and beside
/// the calls: no call waits for it. Until it has answered, and where it does not, the standard
/// mode counts.
///
/// Source: AWS SDKs and Tools Reference Guide, "Smart configuration defaults".
final class AutoModeTransport: HTTPTransport {
  private enum State {
    case unknown
    case asking(Task<Void, Never>)
    case known(DefaultsMode)
  }

  private let transport: any HTTPTransport
  private let called: any RegionProvider
  private let variables: [String: String]
  private let metadata: InstanceMetadata
  private let state = Mutex(State.unknown)

  /// - Parameters:
  ///   - transport: What sends.
  ///   - called: Finds the region that is called.
  ///   - variables: The environment variables.
  ///   - metadata: Tells the region of an instance, unless that is disabled.
  init(
    _ transport: any HTTPTransport, calling called: any RegionProvider,
    in variables: [String: String], _ metadata: InstanceMetadata
  ) {
    self.transport = transport
    self.called = called
    self.variables = variables
    self.metadata = metadata
  }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let options = await mode().options(from: options)
    return try await transport.send(request, body: body, options: options)
  }

  private func mode() async -> DefaultsMode {
    if case .known(let mode) = state.withLock({ $0 }) { return mode }
    if let here = regionOfEnvironment {
      // The region that is called is known: a request is about to be sent there.
      let mode = await mode(in: here)
      state.withLock { $0 = .known(mode) }
      return mode
    }
    askOnce()
    return .standard
  }

  private func askOnce() {
    state.withLock { state in
      guard case .unknown = state else { return }
      state = .asking(Task { await askMetadata() })
    }
  }

  /// Waits until instance metadata has answered, if it was asked; for tests.
  func settled() async {
    guard case .asking(let task) = state.withLock({ $0 }) else { return }
    await task.value
  }

  private func askMetadata() async {
    let here = try? await metadata.region()
    let mode: DefaultsMode = if let here { await mode(in: here) } else { .standard }
    state.withLock { $0 = .known(mode) }
  }

  private func mode(in here: String) async -> DefaultsMode {
    guard let region = try? await called.region() else { return .standard }
    return region == here ? .inRegion : .crossRegion
  }

  /// The region that an execution environment of AWS says it is in.
  private var regionOfEnvironment: String? {
    guard filled("AWS_EXECUTION_ENV") != nil else { return nil }
    return filled("AWS_REGION") ?? filled("AWS_DEFAULT_REGION")
  }

  private func filled(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
