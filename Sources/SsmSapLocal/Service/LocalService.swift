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
///
/// A request passes these steps:
/// 1. The faults that match the request are looked up.
/// 2. The signature is verified, which gives the account, the region and the permissions.
/// 3. The operation is found by method and path, and the input is read and checked against the model.
/// 4. The operation reads or changes the state of its account and region. What takes time on AWS is
///    planned, and happens as the ``clock`` says.
/// 5. With a store, the change is committed. If that fails, nothing has changed and the response is an
///    `InternalServerException`.
///
/// The service keeps the newest 1,000 operations of an account and region, and the newest 50 runs of a
/// configuration check of an application.
public final class LocalService: Sendable {
  /// The service's time.
  public let clock: LocalClock

  /// The faults that the service injects.
  public let faults: FaultPlan

  /// The requests that the service received.
  public let requests = RequestLog()

  private let access: AccessControl
  private let router = ServerRouter(SsmSapRoutes<OperationHandler>.all)
  private let wording: ConstraintWording
  private let pageTokens: PageTokens
  private let requestIDs: Mutex<SeededIDs>
  private let keeper: StateKeeper

  /// Creates a service that keeps its state in memory.
  ///
  /// - Parameters:
  ///   - landscape: What exists at the start.
  ///   - accessKeys: The access keys that requests may be signed with.
  ///   - clock: The service's time.
  ///   - seed: What the ids are derived from. The same seed, clock and requests give the same history.
  ///   - wording: The wording of the errors for inputs that the model does not allow.
  ///   - verifiesSignatures: Whether requests need a valid signature. Without it, any known access key
  ///     ID is enough, and an unsigned or unknown one counts as the first key.
  public convenience init(
    landscape: Landscape = .example, accessKeys: [AccessKey] = [.example],
    clock: LocalClock = LocalClock(), seed: UInt64 = 1, wording: ConstraintWording = .smithy,
    verifiesSignatures: Bool = true
  ) {
    let keeper = StateKeeper(landscape, seed: seed, clock: clock)
    let access = AccessControl(accessKeys, verifiesSignatures: verifiesSignatures)
    self.init(keeper, access, clock: clock, seed: seed, wording)
  }

  /// Creates a service that keeps its state in a store.
  ///
  /// - Parameters:
  ///   - landscape: What exists at the start if the store is empty.
  ///   - accessKeys: The access keys that requests may be signed with.
  ///   - clock: The service's time.
  ///   - seed: What the ids are derived from if the store is empty.
  ///   - wording: The wording of the errors for inputs that the model does not allow.
  ///   - verifiesSignatures: Whether requests need a valid signature. Without it, any known access key
  ///     ID is enough, and an unsigned or unknown one counts as the first key.
  ///   - store: Where the state is kept.
  /// - Throws: `LocalStoreError` if the store cannot be read or written, or holds something else.
  public convenience init(
    landscape: Landscape = .example, accessKeys: [AccessKey] = [.example],
    clock: LocalClock = LocalClock(), seed: UInt64 = 1, wording: ConstraintWording = .smithy,
    verifiesSignatures: Bool = true, store: any LocalStore
  ) async throws(LocalStoreError) {
    let keeper = try await StateKeeper(landscape, seed: seed, clock: clock, store: store)
    let access = AccessControl(accessKeys, verifiesSignatures: verifiesSignatures)
    self.init(keeper, access, clock: clock, seed: seed, wording)
  }

  private init(
    _ keeper: StateKeeper, _ access: AccessControl, clock: LocalClock, seed: UInt64,
    _ wording: ConstraintWording
  ) {
    self.keeper = keeper
    self.clock = clock
    self.wording = wording
    self.access = access
    faults = FaultPlan(seed: seed)
    pageTokens = PageTokens(seed: seed)
    requestIDs = Mutex(SeededIDs(seed: ~seed))
  }

  // MARK: Requests

  /// Responds to a request, also to an invalid one.
  public func respond(to request: HTTPRequest, body: [UInt8]) async -> LocalReply {
    let match = Result { () throws(LocalFailure) in try router.match(request) }
    let operation = (try? match.get())?.operation.name
    let application = { CalledApplication.id(in: body) }
    let met = faults.meet(operation, application: application)
    let date = clock.wireTime().addingTimeInterval(met.skew / .seconds(1))
    var entry = RequestEntry(request, operation: operation, at: date)
    for fault in met.faults { entry.meet(fault) }
    var reply: LocalReply
    do throws(LocalFailure) {
      let caller = try access.admit(request, body: body, at: date)
      entry.admit(caller, isVerified: access.verifiesSignatures)
      let match = try match.get()
      try caller.checkPermission(
        for: match.operation.name, isReadOnly: match.operation.isReadOnly)
      if met.isCutBefore {
        reply = .cutBefore(at: date)
      } else {
        if let refusal = met.refusal { throw refusal }
        let call = try match.call(body, wording)
        let output = try await run(call, application: application, for: caller, &entry)
        reply = LocalReply(response: .success(output, at: date))
        met.change(&reply, at: date)
      }
    } catch {
      entry.fail(error)
      reply = LocalReply(response: .failure(error, at: date))
      met.change(&reply, at: date)
    }
    reply.response.setRequestID(requestIDs.withLock { $0.uuid() })
    requests.add(entry.ended(reply))
    return reply
  }

  private func run(
    _ call: ServerCall<OperationHandler>, application: () -> String?, for caller: Caller,
    _ entry: inout RequestEntry
  ) async throws(LocalFailure) -> [UInt8] {
    var context = RequestContext(
      scope: caller.scope, now: clock.now(), clock: clock, pageTokens: pageTokens,
      mayControlInstances: caller.permissions != .withoutInstances)
    guard !call.operation.isReadOnly else { return try keeper.read(context, call) }
    let failures = faults.failures(call.operation.name, application: application)
    for fault in failures.faults { entry.meet(fault) }
    context.failures = failures.planned
    return try await keeper.change(context, call)
  }

  // MARK: State

  /// Replaces the state of the landscape's regions. Other regions keep theirs.
  ///
  /// - Throws: ``LandscapeError`` if the landscape is not valid, or ``LocalStoreError`` if the store
  ///   fails; then nothing has changed.
  public func seed(_ landscape: Landscape) async throws {
    try landscape.validate()
    try await keeper.seed(landscape)
  }

  /// Returns to the state at the start, also of the ids. Faults and the log of requests stay.
  ///
  /// - Throws: ``LocalStoreError`` if the store fails; then nothing has changed.
  public func reset() async throws {
    try await keeper.reset()
  }

  /// Returns the state as a landscape that a service can start with.
  ///
  /// Applications that are being registered or removed are left out, and so are ABAP applications
  /// without an application for their database, the tags of components and databases, permissions,
  /// configuration checks and the events of operations. What is under way counts as finished.
  public func landscape() -> Landscape {
    Landscape(regions: keeper.current().sortedScopes.map { $0.landscapeRegion() })
  }

  /// A number that grows with every change, also with those that come with time.
  public var revision: UInt64 { keeper.current().revision }

  /// Returns everything that each scope has now.
  func overviews() -> [ScopeOverview] {
    let now = clock.now()
    return keeper.current().sortedScopes.map { ScopeOverview($0, at: now) }
  }
}
