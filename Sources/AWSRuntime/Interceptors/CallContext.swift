public import AWSShapes
public import HTTPTransportAPI
import Synchronization

/// What interceptors know of the call they are in.
public final class CallContext: Sendable {
  /// The name of the operation, such as `GetOperation`.
  public let operation: String

  /// The service.
  public let service: ServiceShape

  /// The id of the call, the same for each of its attempts; sent as `amz-sdk-invocation-id`.
  public let invocationID: String

  private struct State {
    var attempt = 0
    var region: String?
    var transferMetrics: TransportMetrics?
    var values: [ObjectIdentifier: any Sendable] = [:]
  }

  private let state = Mutex(State())

  init(operation: String, service: ServiceShape, invocationID: String) {
    self.operation = operation
    self.service = service
    self.invocationID = invocationID
  }

  /// Which attempt it is, from one; zero before the first.
  public internal(set) var attempt: Int {
    get { state.withLock { $0.attempt } }
    set {
      state.withLock { state in
        state.attempt = newValue
        // Those of the attempt before.
        state.transferMetrics = nil
      }
    }
  }

  /// The region, once it is known.
  public internal(set) var region: String? {
    get { state.withLock { $0.region } }
    set { state.withLock { $0.region = newValue } }
  }

  /// How the transfer of the attempt went, from when it is over, whether or not an answer came; nil
  /// before, and from a transport that does not measure.
  public internal(set) var transferMetrics: TransportMetrics? {
    get { state.withLock { $0.transferMetrics } }
    set { state.withLock { $0.transferMetrics = newValue } }
  }

  /// What interceptors keep for the length of the call, one value for each type.
  public subscript<Value: Sendable>(type: Value.Type) -> Value? {
    get { state.withLock { $0.values[ObjectIdentifier(type)] as? Value } }
    set { state.withLock { $0.values[ObjectIdentifier(type)] = newValue } }
  }
}
