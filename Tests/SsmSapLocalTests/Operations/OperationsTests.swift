import SsmSapModels
import Testing

@testable import SsmSapLocal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Operations and events")
struct OperationsTests {
  private static let unknown = "ffffffff-ffff-4fff-8fff-ffffffffffff"

  @Test("An operation is found by its id, also in braces and in uppercase")
  func findsOperation() throws {
    var harness = Harness()
    let stop = try harness.stop("ABAP-ECD")
    let id = try #require(stop)
    for text in [id, "{\(id)}", id.uppercased()] {
      let output = try harness.run {
        try $0.getOperation(GetOperationInput(operationId: text))
      }
      #expect(output.operation?.id == id)
      #expect(output.operation?.resourceId == "ABAP-ECD")
      #expect(output.operation?.properties?["StopConnectedEntity"] == .some(nil))
    }
  }

  @Test("Unknown operations and applications are ValidationExceptions")
  func refusesUnknown() {
    var harness = Harness()
    let get = GetOperationInput(operationId: Self.unknown)
    #expect(harness.code { try $0.getOperation(get) } == "ValidationException")
    let events = ListOperationEventsInput(operationId: Self.unknown)
    #expect(harness.code { try $0.listOperationEvents(events) } == "ValidationException")
    let list = ListOperationsInput(applicationId: "X")
    #expect(harness.code { try $0.listOperations(list) } == "ValidationException")
  }

  @Test("Operations of an application are listed, the newest first, and page by page")
  func listsOperations() throws {
    var harness = Harness()
    var ids: [String?] = []
    for _ in 0..<3 {
      ids.append(try harness.refresh("HANA-PRD"))
      harness.pass()
    }
    _ = try harness.refresh("ABAP-ECD")
    var input = ListOperationsInput(applicationId: "HANA-PRD", maxResults: 2)
    let first = try harness.run { try $0.listOperations(input) }
    #expect(first.operations?.map(\.id) == [ids[2], ids[1]])
    // An operation that starts between the pages moves nothing.
    _ = try harness.refresh("HANA-PRD")
    input.nextToken = first.nextToken
    let second = try harness.run { try $0.listOperations(input) }
    #expect(second.operations?.map(\.id) == [ids[0]])
  }

  @Test("Events are listed newest first, and filtered by status and resource")
  func listsEvents() throws {
    var harness = Harness()
    let stop = try harness.stop("HANA-PRD", instances: true)
    let id = try #require(stop)
    harness.pass()
    let all = try harness.run {
      try $0.listOperationEvents(ListOperationEventsInput(operationId: id))
    }
    let events = try #require(all.operationEvents)
    #expect(events.count == 10)
    #expect(
      events.map(\.timestamp)
        == events.map(\.timestamp).sorted {
          $0 ?? .distantPast > $1 ?? .distantPast
        })
    #expect(events.first?.resource?.resourceType == "AWS::EC2::Instance")
    #expect(events.last?.resource?.resourceType == "AWS::SystemsManagerSAP::Component")
    for (name, value, count) in [
      ("status", "COMPLETED", 5), ("resourceType", "AWS::EC2::Instance", 4),
      ("status", "FAILED", 0),
    ] {
      let filter = Filter(name: name, value: value, operator: .equals)
      let output = try harness.run {
        try $0.listOperationEvents(ListOperationEventsInput(operationId: id, filters: [filter]))
      }
      #expect(output.operationEvents?.count == count)
    }
  }

  @Test("Operations from the start end when they say")
  func hasOperationsFromTheStart() {
    let start = SignedRequest.now
    let operations = [
      LocalOperation(
        SsmSapModels.Operation(id: "done", resourceId: "A"), start: start - 60,
        duration: .seconds(30), outcome: .error("no")),
      LocalOperation(
        SsmSapModels.Operation(id: "running", resourceId: "A"), start: start,
        duration: .seconds(30), outcome: .success),
    ]
    var harness = Harness(Landscape(LandscapeRegion(operations: operations)))
    #expect(harness.operation("done")?.status == .error)
    #expect(harness.operation("done")?.statusMessage == "no")
    #expect(harness.operation("done")?.endTime == start - 30)
    #expect(harness.operation("running")?.status == .inprogress)
    harness.pass(.seconds(30))
    #expect(harness.operation("running")?.status == .success)
    #expect(harness.operation("running")?.lastUpdatedTime == start + 30)
  }

  @Test("The newest 1,000 operations are kept, and those that are not finished")
  func retainsOperations() throws {
    var state = ScopeState(LocalScope(account: "1", region: "r"))
    let step = PlannedStep(time: .distantFuture, changes: [.end(.success)])
    for number in 0..<1_500 {
      state.add(
        OperationRecord(
          operation: SsmSapModels.Operation(id: "\(number)"), applicationID: "A",
          steps: number == 0 ? [step] : []))
    }
    #expect(state.operations.count == ScopeState.maximumOperations)
    #expect(state.operations["0"] != nil)
    #expect(state.operations.ids[1...].first == "501")
    #expect(state.operations.ids.last == "1499")
  }
}
