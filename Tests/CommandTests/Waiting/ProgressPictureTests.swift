import CommandSupport
import SsmSapModels
import Testing

@testable import ssm_sap

@Suite("Progress on a terminal")
struct ProgressPictureTests {
  private static let terminal = ["TERM": "xterm", "LANG": "C.UTF-8"]
  private let style: TerminalStyle

  init() throws {
    style = try #require(TerminalStyle(Self.terminal))
  }

  private func picture(_ works: [FollowedWork], columns: Int = 80) -> ProgressPicture {
    ProgressPicture(works, style, columns: columns, frame: 0, at: FollowSamples.date(71))
  }

  private func texts(_ lines: [StyledLine]) -> [String] { lines.map(\.text) }

  @Test("The steps are a tree with their times and durations, above a line of progress")
  func tree() {
    #expect(
      texts(picture([FollowSamples.work()]).lines(rows: 20)) == [
        "⠋ START_APPLICATION of HANA-PRD",
        "  22:13:21Z  ⠋ Start HDB-HDB00  1 min 10 s",
        "  22:13:21Z    ✓ Start HDB-HDB00-a  1 min",
        "  22:14:21Z    ⠋ Start HDB-HDB00-b  10 s",
        "⠋ INPROGRESS for 1 min 11 s, 1 of 3 steps done",
      ])
  }

  @Test("A narrow terminal gets no time of day")
  func narrow() {
    #expect(
      texts(picture([FollowSamples.work()], columns: 40).tree)[2]
        == "    ✓ Start HDB-HDB00-a  1 min")
  }

  @Test("If there are too few rows, steps that have ended well go first")
  func low() {
    let picture = picture([FollowSamples.work()])
    #expect(
      texts(picture.lines(rows: 4)) == [
        "… 2 more lines", "  22:13:21Z  ⠋ Start HDB-HDB00  1 min 10 s",
        "  22:14:21Z    ⠋ Start HDB-HDB00-b  10 s",
        "⠋ INPROGRESS for 1 min 11 s, 1 of 3 steps done",
      ])
  }

  @Test("There are never more lines than rows, but for the last two", arguments: 1...8)
  func rows(rows: Int) {
    let lines = picture([FollowSamples.work()]).lines(rows: rows)
    #expect(lines.count <= max(rows, 2))
    #expect(lines.last?.text.contains("INPROGRESS") == true)
  }

  @Test("A step that has failed says why, in red")
  func failure() throws {
    var work = FollowSamples.work()
    let event = FollowSamples.event("HDB-HDB00-b", .failed, after: 65, message: "out of memory")
    work.apply(.event(event), at: FollowSamples.start)
    let line = try #require(picture([work]).tree.last)
    #expect(line.text == "  22:14:21Z    ✗ Start HDB-HDB00-b  4 s  out of memory")
    #expect(line.rendered(hasColors: true).contains("\u{1B}[31m  out of memory\u{1B}[0m"))
  }

  @Test("Several operations have one line of progress")
  func several() {
    var other = FollowedWork(operation: FollowSamples.otherId)
    other.apply(.operation(FollowSamples.operation(.success, after: 5)), at: FollowSamples.start)
    let lines = texts(picture([FollowSamples.work(), other]).lines(rows: 20))
    #expect(lines.last == "⠋ 1 of 2 ended for 1 min 11 s, 1 of 3 steps done")
    #expect(lines.contains("✓ START_APPLICATION of HANA-PRD"))
  }

  @Test("A frame fills the terminal at most, and the last one leaves the tree only")
  func frames() {
    var view = TerminalProgress(style) { TerminalSize(columns: 20, rows: 4) }
    let frame = view.change([FollowSamples.work()], at: FollowSamples.date(71))
    #expect(frame.split(separator: "\n").count == 4)  // Three lines and what follows them.
    let end = view.end([FollowSamples.work()], at: FollowSamples.date(71))
    #expect(end.contains("Start HDB-HDB00-b"))
    #expect(!end.contains("INPROGRESS for"))
    #expect(!end.contains("?7l"))
  }
}
