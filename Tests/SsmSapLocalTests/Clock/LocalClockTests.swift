import Testing

@testable import SsmSapLocal

@Suite("Clock")
struct LocalClockTests {
  @Test(
    "What takes a minute on AWS takes as long as the pace says",
    arguments: [
      (.real(factor: 1), .seconds(60)), (.real(factor: 30), .seconds(2)),
      (.real(factor: 1e-300), .seconds(60_000)), (.real(factor: .infinity), .microseconds(60)),
      (.real(factor: 0), .seconds(60)), (.real(factor: -1), .seconds(60)),
      (.real(factor: .nan), .seconds(60)), (.instant, .zero), (.stepped, .seconds(60)),
    ] as [(LocalClock.Pace, Duration)])
  func scalesDurations(pace: LocalClock.Pace, expected: Duration) {
    #expect(LocalClock(pace).length(of: .seconds(60)) == expected)
  }
}
