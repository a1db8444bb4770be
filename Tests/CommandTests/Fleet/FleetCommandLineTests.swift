import ArgumentParser
import Testing

@testable import ssm_sap

@Suite("The command line of a fleet")
struct FleetCommandLineTests {
  private static let target = FleetTarget(profile: "-p", region: "eu-west-1")

  private func arguments(_ words: String...) throws -> [String] {
    try FleetCommandLine(words, profiles: ["-p"], regions: ["eu-west-1"])
      .arguments(for: Self.target)
  }

  @Test("Profile and region follow the operation's own options, before a terminator")
  func arguments() throws {
    let options = ["--profile=-p", "--region=eu-west-1"]
    #expect(try arguments("get-operation", "--x", "1") == ["get-operation", "--x", "1"] + options)
    #expect(
      try arguments("get-operation", "--", "--profile")
        == ["get-operation"] + options + ["--", "--profile"])
  }

  @Test("Progress of several operations is not shown")
  func quiet() throws {
    #expect(try arguments("get-operation", "--wait").last == "--quiet")
    #expect(try arguments("get-operation", "--wait", "--quiet").count { $0 == "--quiet" } == 1)
  }

  @Test(
    "A command line that contradicts itself is refused",
    arguments: [
      [], ["fleet"], ["config"], ["--region", "x", "get-operation"],
      ["get-operation", "--region", "x"], ["get-operation", "--profile=x"],
    ])
  func refused(words: [String]) {
    #expect(throws: ValidationError.self) {
      _ = try FleetCommandLine(words, profiles: ["a"], regions: ["x"])
    }
  }

  @Test("A single profile or region may be given where there is no list of them")
  func singles() throws {
    _ = try FleetCommandLine(
      ["get-operation", "--region", "x"], profiles: ["a"], regions: [])
  }

  @Test(
    "A list has each name once and no empty one",
    arguments: [
      ("a", ["a"]), ("a,b, c", ["a", "b", "c"]), ("a,b,a", ["a", "b"]), ("", nil), ("a,,b", nil),
      (",a", nil), ("a,", nil),
    ] as [(String, [String]?)])
  func lists(text: String, names: [String]?) {
    #expect(CommaSeparated(argument: text)?.names == names)
  }

  @Test("Options of the fleet are found before and after the operation and its options")
  func places() throws {
    let words = ["--operation-id", "1", "--cli-read-timeout=3"]
    for arguments in [
      ["--profiles", "a,b", "--parallel", "2", "get-operation"] + words,
      ["get-operation"] + words + ["--profiles", "a,b", "--parallel", "2"],
      ["get-operation", "--profiles", "a,b"] + words + ["--parallel=2"],
    ] {
      let fleet = try FleetCommand.parse(arguments)
      #expect(fleet.profiles?.names == ["a", "b"])
      #expect(fleet.parallel == 2)
      #expect(fleet.command == ["get-operation"] + words)
    }
  }

  @Test(
    "A wrong command line of a fleet is refused",
    arguments: [
      ["get-operation"], ["--profiles", "a"], ["--profiles", "a", "config"],
      ["--profiles", "a", "--parallel", "0", "get-operation"],
      ["--profiles", "a", "--parallel", "101", "get-operation"],
      ["--profiles", ",", "get-operation"],
    ])
  func wrong(arguments: [String]) {
    #expect(throws: (any Error).self) { _ = try FleetCommand.parse(arguments) }
  }
}
