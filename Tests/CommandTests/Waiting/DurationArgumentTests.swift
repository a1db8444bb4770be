import Testing

@testable import ssm_sap

@Suite("Durations on the command line")
struct DurationArgumentTests {
  @Test(
    "A duration has units, or is in seconds",
    arguments: [
      ("90", .seconds(90)), ("0.5", .milliseconds(500)), ("90s", .seconds(90)),
      ("20m", .seconds(1200)), ("20min", .seconds(1200)), ("2h", .seconds(7200)),
      ("1h30m", .seconds(5400)), ("500ms", .milliseconds(500)), ("1.5h", .seconds(5400)),
      ("2d", .seconds(172_800)),
    ] as [(String, Duration)])
  func reads(text: String, duration: Duration) throws {
    #expect(try #require(DurationArgument(argument: text)).duration == duration)
  }

  @Test(
    "Anything else is refused",
    arguments: [
      "", "s", "0", "0s", "-5", "1x", "5 m", "1h30", "1.2.3s", "inf", "nan", "1e3", "999999999d",
      "99999999999999999999999", "٣s", "10S",
    ])
  func refuses(text: String) {
    #expect(DurationArgument(argument: text) == nil)
  }
}
