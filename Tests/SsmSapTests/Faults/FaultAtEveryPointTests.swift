import AWSTestKit
import SsmSap
import SsmSapLocal
import Testing

@Suite("The client while the service has faults")
struct FaultAtEveryPointTests {
  /// The faults that a client gets over by itself.
  static let passing: [Fault.Kind] = [
    .throttling, .internalError, .internalErrorAfter, .unavailable, .delay, .drip, .cutBefore,
    .cutAfter, .clockSkew, .wrongContentType,
  ]

  static let all = passing + [.malformedJSON, .accessDenied]

  /// A fault of a kind, long enough to exceed the timeouts of a call.
  private static func fault(_ kind: Fault.Kind) -> Fault {
    switch kind {
    case .delay, .drip: Fault(kind, duration: .seconds(100))
    default: Fault(kind)
    }
  }

  /// Runs the flow and returns its error.
  private func error(_ flow: FaultyFlow, _ world: FaultyWorld) async -> (any Error)? {
    do {
      try await flow.run(world)
      return nil
    } catch {
      return error
    }
  }

  /// The numbers of the first and the last requests of a flow; those between them are polls.
  private func points(_ flow: FaultyFlow) async throws -> [Int] {
    let world = flow.world()
    try await flow.run(world)
    let count = world.service.requests.records.count
    return Array(1...count).filter { $0 <= 6 || $0 > count - 2 }
  }

  @Test(
    "One fault, whichever request meets it, changes nothing about the outcome",
    arguments: FaultyFlow.allCases, passing)
  func getsOver(flow: FaultyFlow, kind: Fault.Kind) async throws {
    for nth in try await points(flow) {
      let world = flow.world()
      var fault = Self.fault(kind)
      fault.nth = nth
      try world.service.faults.add(fault)
      let error = await error(flow, world)
      #expect(error == nil, "request \(nth): \(error.map { "\($0)" } ?? "")")
      let (counts, succeeded) = try await flow.started(world)
      #expect(counts.allSatisfy { $0 == 1 } && !counts.isEmpty, "request \(nth): \(counts)")
      #expect(succeeded, "request \(nth)")
    }
  }

  @Test(
    "A response that cannot be read hides nothing that was started",
    arguments: FaultyFlow.allCases)
  func readsOn(flow: FaultyFlow) async throws {
    for nth in try await points(flow) {
      let world = flow.world()
      try world.service.faults.add(Fault(.malformedJSON, nth: nth))
      if let error = await error(flow, world) {
        // The first request starts something, and is resolved; a later one only reads.
        #expect(nth > 1)
        #expect("\(error)".contains("cannot be read"), "\(error)")
      }
      #expect(try await flow.started(world).counts.allSatisfy { $0 == 1 }, "request \(nth)")
    }
  }

  @Test(
    "Two faults in succession start nothing twice, and an error tells the truth",
    arguments: FaultyFlow.allCases, all)
  func survivesTwo(flow: FaultyFlow, kind: Fault.Kind) async throws {
    for nth in 1...4 {
      let world = flow.world()
      var fault = Self.fault(kind)
      fault.nth = nth
      fault.times = 2
      try world.service.faults.add(fault)
      try await expectTruth(flow, world, await error(flow, world))
    }
  }

  @Test(
    "Faults of all kinds by chance start nothing twice, and an error tells the truth",
    arguments: FaultyFlow.allCases, 1...12 as ClosedRange<UInt64>)
  func survivesChance(flow: FaultyFlow, seed: UInt64) async throws {
    let world = flow.world(seed: seed)
    for kind in Self.all {
      var fault = Self.fault(kind)
      fault.probability = 0.04
      try world.service.faults.add(fault)
    }
    try await expectTruth(flow, world, await error(flow, world))
  }

  @Test("A refusal ends the call with its error and starts nothing", arguments: FaultyFlow.allCases)
  func reportsRefusal(flow: FaultyFlow) async throws {
    let world = flow.world()
    try world.service.faults.add(Fault(.accessDenied, operation: flow.operation))
    let error = await error(flow, world) as? CallError
    #expect(error?.code == "AccessDeniedException")
    #expect(error?.mayHaveExecuted == false)
    #expect(try await flow.started(world).counts.isEmpty)
    // Nothing stands in the way afterwards.
    try await flow.run(world)
    #expect(try await flow.started(world).succeeded)
  }

  /// Expects that nothing was started twice, and that an error does not hide what was started.
  private func expectTruth(
    _ flow: FaultyFlow, _ world: FaultyWorld, _ error: (any Error)?
  ) async throws {
    let (counts, succeeded) = try await flow.started(world)
    #expect(counts.allSatisfy { $0 == 1 }, "\(counts)")
    guard let error else {
      #expect(succeeded && !counts.isEmpty)
      return
    }
    #expect(error is CallError || error is WaitError, "\(error)")
    if let error = error as? CallError, error.operation == flow.operation {
      #expect(counts.isEmpty || error.mayHaveExecuted, "\(error)")
    } else {
      #expect(!counts.isEmpty, "\(error)")
    }
  }
}
