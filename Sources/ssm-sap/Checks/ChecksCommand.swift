import ArgumentParser
import SsmSap

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The command `ssm-sap checks`.
struct ChecksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checks",
    abstract: "Runs the configuration checks of an application and reports what they find.",
    discussion: """
      Starts the checks, waits until they have ended, and gathers the results of their rules into one \
      report. With --last it starts nothing and reports the newest finished run of each check.

      The exit status is 41 if a rule has failed, or with --fail-on warning if a rule warns or could \
      not be decided, or if a check that you asked for has no finished run. It is 40 if a check ended \
      in ERROR, and that of the failed call if results could not be read; such a report says what is \
      missing.

      In a JUnit file each rule is a test: rules that count as failed are failures, other warnings \
      are skipped tests.
      """)

  @Argument(
    help: ArgumentHelp("The id of the application.", valueName: "application-id"))
  var application: String

  @Option(
    name: .customLong("check"),
    help: ArgumentHelp(
      "A check to run, such as SAP_CHECK_01; repeat it for several. All by default.",
      valueName: "id"))
  var checks: [String] = []

  @Flag(help: "Report the newest finished run of each check instead of starting one.")
  var last = false

  @Option(help: "The format of the report.")
  var format = ReportFormat.table

  @Option(
    help: ArgumentHelp(
      "The file to write the report to, instead of standard output.", valueName: "path"))
  var outputFile: String?

  @Option(help: "The least severe result of a rule that makes the command fail.")
  var failOn = FailThreshold.failed

  @Option(
    help: """
      Whether to color the table, and progress on a terminal. auto means on a terminal, unless \
      NO_COLOR is set.
      """)
  var color = ColorChoice.auto

  @OptionGroup var progress: ProgressOptions
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    if outputFile?.isEmpty == true {
      throw ValidationError("--output-file needs the path of a file.")
    }
    if checks.contains("") { throw ValidationError("--check needs the id of a check.") }
  }

  func run() async throws {
    let client = try await connection.makeClient()
    let report = try await report(from: client)
    let destination = ReportDestination(path: outputFile)
    try await destination.write(
      try format.render(report, threshold: failOn, style: destination.style(color)))
    if let failure = report.failure(at: failOn) { throw failure }
  }

  private func report(from client: SsmSapClient) async throws -> CheckReport {
    var named: Set<String> = []
    let runs = CheckRuns(
      client: client, application: application,
      checks: checks.filter { named.insert($0).inserted }.map(ConfigurationCheckType.init))
    let signals = last ? CaughtSignals.none : CaughtSignals.ofProcess()
    defer { signals.release() }
    var follower = OperationFollower(
      client: client, options: progress, connection: connection, color: color)
    follower.signals = signals
    var subject = CallSubject()
    subject.applicationID = application
    subject.options = connection.arguments
    let start = StartingCall(StartConfigurationChecks.name, of: subject, signals: signals)
    let reporter = CheckReporter(
      runs: runs, start: { try await start.run { try await runs.start() } },
      wait: follower.follow(endOfConfigurationChecks:), now: { Date() })
    return last
      ? try await reporter.reportOfLatestRuns() : try await reporter.reportOfNewRuns()
  }
}
