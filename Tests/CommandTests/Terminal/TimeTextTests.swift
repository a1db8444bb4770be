import CommandSupport
import Foundation
import Testing

@Suite("Times for people")
struct TimeTextTests {
  @Test(
    "A duration has its two largest units",
    arguments: [
      (.zero, "0 s"), (.milliseconds(1260), "1.2 s"), (.seconds(9), "9 s"),
      (.milliseconds(59_999), "59 s"), (.seconds(60), "1 min"), (.seconds(252), "4 min 12 s"),
      (.seconds(3600), "1 h"), (.seconds(7500), "2 h 5 min"), (.seconds(90_000), "1 d 1 h"),
      (.seconds(-5), "0 s"),
    ] as [(Duration, String)])
  func durations(duration: Duration, text: String) {
    #expect(duration.inWords == text)
  }

  @Test(
    "The time of day is in UTC, whatever number the service sends",
    arguments: [
      (0, "00:00:00Z"), (1_700_000_000.9, "22:13:20Z"), (-1, "23:59:59Z"), (1e300, "--:--:--Z"),
      (.nan, "--:--:--Z"), (-.infinity, "--:--:--Z"),
    ] as [(Double, String)])
  func timeOfDay(seconds: Double, text: String) {
    #expect(Date(timeIntervalSince1970: seconds).timeOfDay == text)
  }

  @Test("A date is in UTC")
  func dateAndTime() {
    #expect(Date(timeIntervalSince1970: 1_700_000_000).dateAndTime == "2023-11-14 22:13:20Z")
    #expect(Date(timeIntervalSince1970: 1e300).dateAndTime == "---------- --:--:--Z")
  }

  @Test("The time between two dates is not below zero, and does not overflow")
  func duration() {
    let date = Date(timeIntervalSince1970: 1000)
    #expect(date.duration(since: Date(timeIntervalSince1970: 990)) == .seconds(10))
    #expect(date.duration(since: Date(timeIntervalSince1970: 1010)) == .zero)
    #expect(date.duration(since: Date(timeIntervalSince1970: .nan)) == .zero)
    #expect(date.duration(since: Date(timeIntervalSince1970: -1e300)) > .seconds(1_000_000))
  }
}
