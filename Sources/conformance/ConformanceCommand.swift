import ArgumentParser
import SystemPackage

/// The command `conformance`: runs public test vectors through the public API.
@main
struct ConformanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conformance",
    abstract: "Runs test vectors through the public API.",
    discussion: "Suites: \(Suites.names.joined(separator: ", ")).")

  @Argument(help: "The suite to run.")
  var suite: String

  @Argument(help: "Files with vectors, or folders that contain them.")
  var paths: [String]

  func run() async throws {
    guard let suite = Suites.suite(named: suite) else {
      throw ValidationError(
        "unknown suite \(suite); expected \(Suites.names.joined(separator: ", "))")
    }
    let report = try await Report(of: suite, paths)
    try FileDescriptor.standardOutput.writeAll((report.text + "\n").utf8)
    guard report.isGood else { throw ExitCode.failure }
  }
}
