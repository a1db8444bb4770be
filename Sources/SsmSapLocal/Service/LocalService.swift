import AWSJSON
import AWSShapes
public import HTTPTypes
import SsmSapModels
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// AWS Systems Manager for SAP on your own machine: for tests, demonstrations and development.
public final class LocalService: Sendable {
  /// The service's time.
  public let clock: LocalClock

  /// The faults that the service has on request.
  public let faults = FaultPlan()

  /// The requests that the service received.
  public let requests = RequestLog()

  private let gate: SignatureGate
  private let initial: Landscape
  private let codec = JSONCodec()
  private let state: Mutex<ServiceState>

  /// Creates a service that keeps its state in memory.
  ///
  /// - Parameters:
  ///   - landscape: What exists at the start.
  ///   - accessKeys: The access keys that requests may be signed with.
  ///   - clock: The service's time.
  ///   - seed: What the ids are derived from. The same seed, clock and requests give the same history.
  ///   - wording: The wording of the errors for inputs that the model does not allow.
  public init(
    landscape: Landscape = .example, accessKeys: [AccessKey] = [.example],
    clock: LocalClock = LocalClock(), seed: UInt64 = 1, wording: ConstraintWording = .smithy
  ) {
    self.clock = clock
    initial = landscape
    gate = SignatureGate(accessKeys.map(\.credentials))
    state = Mutex(ServiceState(seed: seed))
  }

  /// Creates a service that keeps its state in a store.
  ///
  /// - Parameters:
  ///   - landscape: What exists at the start if the store is empty.
  ///   - accessKeys: The access keys that requests may be signed with.
  ///   - clock: The service's time.
  ///   - seed: What the ids are derived from.
  ///   - wording: The wording of the errors for inputs that the model does not allow.
  ///   - store: Where the state is kept.
  /// - Throws: `LocalStoreError` if the store cannot be read or written, or holds something else.
  public convenience init(
    landscape: Landscape = .example, accessKeys: [AccessKey] = [.example],
    clock: LocalClock = LocalClock(), seed: UInt64 = 1, wording: ConstraintWording = .smithy,
    store: any LocalStore
  ) async throws(LocalStoreError) {
    self.init(
      landscape: landscape, accessKeys: accessKeys, clock: clock, seed: seed, wording: wording)
  }

  /// Responds to a request, also to an invalid one.
  public func respond(to request: HTTPRequest, body: [UInt8]) async -> LocalReply {
    let date = clock.wireTime()
    do throws(LocalFailure) {
      try gate.admit(request, body: body, at: date)
      throw LocalFailure(404, "UnknownOperationException", "there is no such operation")
    } catch {
      return LocalReply(response: .failure(error, at: date))
    }
  }

  /// Replaces the state of the landscape's regions.
  public func seed(_ landscape: Landscape) async throws {}

  /// Returns to the state at the start.
  public func reset() async throws {}

  /// Returns the state as a landscape that a service can start with.
  public func landscape() -> Landscape { initial }

  /// A number that grows with every change, also with those that come with time.
  public var revision: UInt64 { 0 }

  /// Returns everything that each scope has now.
  func overviews() -> [ScopeOverview] { [] }
}
