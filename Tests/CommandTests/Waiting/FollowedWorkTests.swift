import CommandSupport
import SsmSapModels
import Testing

@testable import ssm_sap

@Suite("Work that is followed")
struct FollowedWorkTests {
  private let now = FollowSamples.date(100)

  private func application(_ status: ApplicationStatus) -> WorkUpdate {
    .application(Application(id: "A", status: status))
  }

  @Test(
    "An operation has ended with SUCCESS or ERROR; other statuses are on the way",
    arguments: [
      (OperationStatus.success, TerminalMark.good), (.error, .bad), (.inprogress, .busy),
      (OperationStatus(rawValue: "QUEUED"), .busy),
    ])
  func ends(status: OperationStatus, mark: TerminalMark) {
    var work = FollowedWork(operation: FollowSamples.id)
    work.apply(.operation(FollowSamples.operation(status, after: 12)), at: now)
    #expect(work.mark == mark)
    #expect(work.duration(at: now) == (mark == .busy ? .seconds(100) : .seconds(12)))
    #expect(work.title == "START_APPLICATION of HANA-PRD")
  }

  @Test("A deregistration has ended when the application is gone")
  func gone() {
    var work = FollowedWork(deregistrationOf: "A")
    work.apply(application(.activated), at: FollowSamples.date(0))
    work.apply(application(.deleting), at: FollowSamples.date(1))
    #expect(work.mark == .busy)
    work.apply(.application(nil), at: FollowSamples.date(5))
    #expect(work.mark == .good)
    #expect(work.duration(at: now) == .seconds(5))
  }

  @Test("A deregistration has failed when the application is not being deleted any more")
  func stays() {
    var work = FollowedWork(deregistrationOf: "A")
    work.apply(application(.deleting), at: FollowSamples.date(0))
    work.apply(application(.failed), at: FollowSamples.date(1))
    #expect(work.mark == .bad)
    #expect(work.status == "FAILED")
  }
}
