import CommandSupport
import Foundation
import SsmSapModels
import Testing

@testable import ssm_sap

@Suite("The steps of an operation")
struct OperationStepsTests {
  private func steps(_ events: OperationEvent...) -> OperationSteps {
    var steps = OperationSteps()
    for event in events { steps.add(event) }
    return steps
  }

  private func event(
    _ component: String, _ status: OperationEventStatus, _ seconds: Double
  ) -> OperationEvent {
    FollowSamples.event(component, status, after: seconds)
  }

  private func tree(_ steps: OperationSteps) -> [String] {
    steps.steps.map { String(repeating: "  ", count: $0.depth) + $0.text }
  }

  @Test("The start and the end of work are one step")
  func pair() throws {
    let steps = steps(event("a", .inProgress, 1), event("a", .completed, 4))
    let step = try #require(steps.steps.first)
    #expect(steps.steps.count == 1)
    #expect(step.mark == .good)
    #expect(step.duration(at: .distantFuture) == .seconds(3))
  }

  @Test("Work that goes on has taken the time until now")
  func goesOn() throws {
    let step = try #require(steps(event("a", .inProgress, 1)).steps.first)
    #expect(step.mark == .busy)
    #expect(step.duration(at: FollowSamples.date(11)) == .seconds(10))
  }

  @Test("A start that is listed after its end completes the step")
  func late() throws {
    let steps = steps(event("a", .completed, 4), event("a", .inProgress, 1))
    let step = try #require(steps.steps.first)
    #expect(steps.steps.count == 1)
    #expect(step.status == .completed)
    #expect(step.duration(at: .distantFuture) == .seconds(3))
  }

  @Test("The same work done once more is another step")
  func again() {
    let steps = steps(
      event("a", .inProgress, 1), event("a", .failed, 2), event("a", .inProgress, 3))
    #expect(steps.steps.map(\.mark) == [.bad, .busy])
  }

  @Test("An end without a start is a step of an unknown duration")
  func endOnly() throws {
    let step = try #require(steps(event("a", .failed, 4)).steps.first)
    #expect(step.mark == .bad)
    #expect(step.duration(at: .distantFuture) == nil)
  }

  @Test("Nodes stand below their system, and instances below their ABAP system")
  func nests() {
    let steps = steps(
      event("HDB-HDB00", .inProgress, 1), event("ECD-ABAP", .inProgress, 1),
      event("HDB-HDB00-a", .inProgress, 2), event("ECD-D12-x", .inProgress, 2),
      event("HDB-HDB00-b", .inProgress, 3), event("HDB-HDB001", .inProgress, 4),
      event("WD1-W14", .inProgress, 5))
    #expect(
      tree(steps) == [
        "Start HDB-HDB00", "  Start HDB-HDB00-a", "  Start HDB-HDB00-b", "Start ECD-ABAP",
        "  Start ECD-D12-x", "Start HDB-HDB001", "Start WD1-W14",
      ])
  }

  @Test("Components stand below a step on their application, nodes deeper")
  func deeper() {
    let whole = OperationEvent(
      description: "Start all", resource: Resource(resourceArn: FollowSamples.arn),
      status: .inProgress)
    let steps = steps(
      whole, event("HDB-HDB00", .inProgress, 1), event("HDB-HDB00-a", .inProgress, 1))
    #expect(tree(steps) == ["Start all", "  Start HDB-HDB00", "    Start HDB-HDB00-a"])
  }

  @Test("Events without a resource, a description or a status are steps, too")
  func bare() {
    let steps = steps(
      OperationEvent(), OperationEvent(resource: Resource(resourceArn: "a/b/c")),
      OperationEvent(description: "x", status: OperationEventStatus(rawValue: "NEW")))
    #expect(steps.steps.map(\.text) == ["step without a description", "c", "x"])
    #expect(steps.steps.allSatisfy { $0.mark == .busy })
  }
}
