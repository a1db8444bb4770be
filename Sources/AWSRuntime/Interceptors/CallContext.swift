public import AWSShapes
public import HTTPTransportAPI
import Synchronization

/// The context of a call for its interceptors.
public final class CallContext: Sendable {
  /// The name of the operation, such as `GetOperation`.
  public let operation: String

  /// The service.
  public let service: ServiceShape

  /// The id of the call, the same for all attempts, sent as `amz-sdk-invocation-id`.
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

  /// The number of the attempt, from one; zero before the first.
  public internal(set) var attempt: Int {
    get { state.withLock { $0.attempt } }
    set {
      state.withLock { state in
        state.attempt = newValue
        // They belong to the previous attempt.
        state.transferMetrics = nil
      }
    }
  }

  /// The region; `nil` until it is found.
  public internal(set) var region: String? {
    get { state.withLock { $0.region } }
    set { state.withLock { $0.region = newValue } }
  }

  /// The metrics of the attempt's transfer; `nil` until the transfer ends, with or without a
  /// response, and if the transport does not measure. For a streamed response, they end with the
  /// header until the stream has ended.
  public internal(set) var transferMetrics: TransportMetrics? {
    get { state.withLock { $0.transferMetrics } }
    set { state.withLock { $0.transferMetrics = newValue } }
  }

  /// A value that an interceptor keeps for the duration of the call, one for each type.
  public subscript<Value: Sendable>(type: Value.Type) -> Value? {
    get { state.withLock { $0.values[ObjectIdentifier(type)] as? Value } }
    set { state.withLock { $0.values[ObjectIdentifier(type)] = newValue } }
  }
}
