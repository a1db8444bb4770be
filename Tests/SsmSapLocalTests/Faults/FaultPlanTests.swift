import Testing

@testable import SsmSapLocal

@Suite("A plan of faults")
struct FaultPlanTests {
  /// Returns for each of some calls whether it met a fault.
  private func calls(
    _ count: Int, _ plan: FaultPlan, _ operation: String = "GetOperation",
    application: String? = nil
  ) -> [Bool] {
    (0..<count).map { _ in !plan.meet(operation) { application }.faults.isEmpty }
  }

  @Test("A fault without conditions meets every call")
  func meetsAll() throws {
    let plan = FaultPlan()
    try plan.add(Fault(.throttling))
    #expect(calls(3, plan) == [true, true, true])
  }

  @Test("The n-th call meets it, and so many after it", arguments: [(nil, 1), (1, 1), (2, 2)])
  func meetsNth(times: Int?, expected: Int) throws {
    for nth in 1...4 {
      let plan = FaultPlan()
      try plan.add(Fault(.throttling, nth: nth, times: times))
      let met = (1...8).map { nth <= $0 && $0 < nth + expected }
      #expect(calls(8, plan) == met)
    }
  }

  @Test("At most so many calls meet it")
  func meetsTimes() throws {
    let plan = FaultPlan()
    try plan.add(Fault(.delay, times: 2))
    #expect(calls(4, plan) == [true, true, false, false])
  }

  @Test("The same seed gives the same chances, another gives others")
  func drawsChances() throws {
    func met(_ seed: UInt64, _ probability: Double) throws -> [Bool] {
      let plan = FaultPlan(seed: seed)
      try plan.add(Fault(.throttling, probability: probability))
      return calls(1000, plan)
    }
    #expect(try met(7, 0.3) == met(7, 0.3))
    #expect(try met(7, 0.3) != met(8, 0.3))
    let count = try met(7, 0.3).count { $0 }
    #expect((250...350).contains(count))
    #expect(try met(7, 0).allSatisfy { !$0 })
    #expect(try met(7, 1).allSatisfy { $0 })
  }

  @Test("Calls of other operations neither meet it nor count")
  func matchesOperation() throws {
    let plan = FaultPlan()
    try plan.add(Fault(.throttling, operation: "StartApplication", nth: 2))
    #expect(calls(1, plan, "StartApplication") == [false])
    #expect(calls(3, plan, "StopApplication") == [false, false, false])
    #expect(calls(1, plan, "StartApplication") == [true])
  }

  @Test("Calls for other applications neither meet it nor count")
  func matchesApplication() throws {
    let plan = FaultPlan()
    try plan.add(Fault(.throttling, application: "PRD", nth: 2))
    #expect(calls(1, plan, application: "PRD") == [false])
    #expect(calls(2, plan, application: "QAS") == [false, false])
    #expect(calls(2, plan) == [false, false])
    #expect(calls(1, plan, application: "PRD") == [true])
  }

  @Test("The application is looked up only if a fault depends on it")
  func savesLookups() throws {
    let plan = FaultPlan()
    try plan.add(Fault(.throttling))
    var lookups = 0
    _ = plan.meet("GetOperation") {
      lookups += 1
      return nil
    }
    #expect(lookups == 0)
  }

  @Test("A removed fault is met no longer")
  func removes() throws {
    let plan = FaultPlan()
    let id = try #require(try plan.add(Fault(.throttling)).id)
    try plan.add(Fault(.delay))
    #expect(plan.faults.map(\.id) == ["fault-1", "fault-2"])
    #expect(plan.remove(id))
    #expect(!plan.remove(id))
    #expect(plan.faults.map(\.kind) == [.delay])
    plan.clear()
    #expect(calls(1, plan) == [false])
  }

  @Test("An ID is used once, also a given one")
  func keepsIDsApart() throws {
    let plan = FaultPlan()
    var fault = Fault(.delay)
    fault.id = "fault-1"
    try plan.add(fault)
    #expect(throws: ControlError.self) { try plan.add(fault) }
    #expect(try plan.add(Fault(.delay)).id == "fault-2")
  }

  @Test("A plan has a limit")
  func hasLimit() throws {
    let plan = FaultPlan()
    for _ in 0..<FaultPlan.limit { try plan.add(Fault(.delay)) }
    let error = #expect(throws: ControlError.self) { try plan.add(Fault(.delay)) }
    #expect(error?.description.contains("remove one first") == true)
  }

  @Test("A fault that does not fit together is not added")
  func refuses() {
    let plan = FaultPlan()
    #expect(throws: ControlError.self) { try plan.add(Fault(.componentFailure)) }
    #expect(throws: ControlError.self) { try plan.add(Fault(.delay, probability: .nan)) }
    #expect(plan.faults.isEmpty)
  }

  @Test("Of two faults that respond, the first counts; others change the response as well")
  func combines() throws {
    let plan = FaultPlan()
    try plan.add(Fault(.delay))
    try plan.add(Fault(.throttling))
    try plan.add(Fault(.unavailable))
    let met = plan.meet("GetOperation") { nil }
    #expect(met.refusal?.code == "ThrottlingException")
    #expect(met.faults.map(\.kind) == [.delay, .throttling])
  }

  @Test("A fault that another one forestalls waits for the next call")
  func waits() throws {
    let plan = FaultPlan()
    try plan.add(Fault(.throttling, times: 1))
    try plan.add(Fault(.unavailable, nth: 1))
    try plan.add(Fault(.cutBefore, times: 1))
    let met = (0..<4).map { _ in plan.meet("GetOperation") { nil } }
    #expect(
      met.map(\.refusal?.code) == ["ThrottlingException", "ServiceUnavailableException", nil, nil])
    #expect(met.map(\.isCutBefore) == [false, false, true, false])
    #expect(plan.entries.map(\.met) == [1, 1, 1])
  }

  @Test("Failures inside of operations are planned for the calls that start them")
  func plansFailures() throws {
    let plan = FaultPlan()
    try plan.add(Fault(.componentFailure, component: "HDB-HDB00", nth: 2, message: "it hangs"))
    try plan.add(Fault(.registrationFailure))
    #expect(calls(1, plan, "StartApplication") == [false])
    #expect(plan.failures("StartApplication") { nil }.planned == PlannedFailures())
    let components = plan.failures("StopApplication") { nil }.planned.components
    #expect(components == ["HDB-HDB00": "it hangs"])
    #expect(plan.failures("StartApplication") { nil }.planned == PlannedFailures())
    #expect(plan.failures("RegisterApplication") { nil }.planned.registration != nil)
  }
}
