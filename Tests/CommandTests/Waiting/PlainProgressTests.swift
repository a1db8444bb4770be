import SsmSapModels
import Testing

@testable import ssm_sap

@Suite("Progress without a terminal")
struct PlainProgressTests {
  private var view = PlainProgress()
  private var work = FollowedWork(operation: FollowSamples.id)

  private mutating func shown(_ update: WorkUpdate, at seconds: Double) -> String {
    work.apply(update, at: FollowSamples.date(seconds))
    return view.change([work], at: FollowSamples.date(seconds))
  }

  @Test("Each change is one line with its time, and nothing is shown twice")
  mutating func changes() {
    let inProgress = WorkUpdate.operation(FollowSamples.operation(.inprogress))
    #expect(
      shown(inProgress, at: 0) == "22:13:20Z  INPROGRESS   START_APPLICATION of HANA-PRD\n")
    #expect(shown(inProgress, at: 1) == "")
    #expect(
      shown(.event(FollowSamples.event("a", .inProgress, after: 2)), at: 3)
        == "22:13:22Z  IN_PROGRESS  Start a\n")
    #expect(
      shown(.event(FollowSamples.event("a", .failed, after: 14, message: "no\u{1B}[2J")), at: 15)
        == "22:13:34Z  FAILED       Start a: no [2J (12 s)\n")
    #expect(
      shown(.operation(FollowSamples.operation(.error, after: 15, message: "a failed")), at: 16)
        == "22:13:35Z  ERROR        START_APPLICATION of HANA-PRD: a failed\n")
  }

  @Test("After a minute of silence a line tells how far the work is, and again a minute later")
  mutating func heartbeat() {
    _ = shown(.operation(FollowSamples.operation(.inprogress)), at: 0)
    _ = shown(.event(FollowSamples.event("a", .inProgress, after: 2)), at: 3)
    #expect(view.tick([work], at: FollowSamples.date(62)) == "")
    #expect(
      view.tick([work], at: FollowSamples.date(63))
        == "22:14:23Z  INPROGRESS   START_APPLICATION of HANA-PRD, for 1 min 3 s; "
        + "last: Start a IN_PROGRESS 1 min 1 s ago\n")
    #expect(view.tick([work], at: FollowSamples.date(64)) == "")
    #expect(view.tick([work], at: FollowSamples.date(123)) != "")
  }

  @Test("A service that does not respond is no reason for silence")
  mutating func unresponsive() {
    #expect(view.tick([work], at: FollowSamples.date(0)) == "")
    #expect(
      view.tick([work], at: FollowSamples.date(60))
        == "22:14:20Z  no response  operation \(FollowSamples.id)\n")
  }

  @Test("Steps of one of several operations name it")
  mutating func several() {
    let other = FollowedWork(operation: FollowSamples.otherId)
    work.apply(.operation(FollowSamples.operation(.inprogress)), at: FollowSamples.start)
    _ = view.change([work, other], at: FollowSamples.start)
    work.apply(
      .event(FollowSamples.event("a", .inProgress, after: 2)), at: FollowSamples.start)
    #expect(
      view.change([work, other], at: FollowSamples.start)
        == "22:13:22Z  IN_PROGRESS  START_APPLICATION of HANA-PRD: Start a\n")
  }

  @Test("Events that cannot be read are told once")
  mutating func eventsProblem() {
    let problem = WorkUpdate.stepsProblem("not allowed")
    #expect(shown(problem, at: 0).contains("cannot be read: not allowed"))
    #expect(shown(problem, at: 1) == "")
  }
}
