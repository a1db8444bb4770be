import ArgumentParser
import JMESPath
import SystemPackage

/// The command `ssm-sap config doctor`.
struct ConfigDoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Tries each step of a call, and says what to mend.",
    discussion: """
      Reads the shared files, looks for region, credentials and endpoint, connects, compares the \
      clocks, and lists at most one application. Changes nothing. The exit status is that of the \
      first step that fails.
      """)

  @OptionGroup var output: OutputOptions

  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    var results: [Diagnosis] = []
    let isText = output.output == nil
    for await result in ConfigurationDoctor(connection).results {
      results.append(result)
      if isText { try await ResultOutput.standardOutput.write(result.text) }
    }
    if !isText {
      let value = JSONValue.object([.init("Steps", .array(results.map(\.json)))])
      try await ResultWriter(output).write(value, title: "Diagnosis")
    }
    guard let failed = results.first(where: { $0.state == .failed }) else { return }
    throw CommandFailure(failed.status, "\(failed.step): \(failed.detail)", advice: failed.advice)
  }
}
