import ArgumentParser
import CommandSupport
import JMESPath
import SystemPackage

/// The command `ssm-sap fleet`.
struct FleetCommand: AsyncParsableCommand {
  /// A form of the results on standard output.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    /// A JSON object on a line for each target, as they end.
    case lines
    /// One JSON array at the end, in the order of the targets.
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "fleet",
    abstract: "Runs an operation for many profiles and regions at once.",
    usage: "ssm-sap fleet [--profiles a,b] [--regions x,y] OPERATION [OPTIONS]",
    discussion: """
      Runs the operation once for every pair of a profile and a region, for example:

        ssm-sap fleet --profiles dev,prod --regions eu-central-1,us-east-1 list-applications

      Without --profiles or without --regions, each run uses the profile or the region that a single \
      command would use. The operation takes its own options; --query applies to each result. With \
      --wait, its progress is not shown.

      Standard error has a line for each run as it ends, and a summary. Standard output has a JSON \
      object for each run, with Profile, Region, Outcome, DurationSeconds, and Result or ExitStatus \
      and Message: on a line each as they end, or as one array with --output json.

      The exit status is 0 if all have succeeded, that of the runs if all have failed alike, and 43 \
      otherwise. Control-C stops all runs and says which ones had ended; the exit status is then 130. \
      What they have started goes on.
      """)

  @Option(
    help: ArgumentHelp("The profiles, with commas between them.", valueName: "name,name..."))
  var profiles: CommaSeparated?

  @Option(help: ArgumentHelp("The regions, with commas between them.", valueName: "name,name..."))
  var regions: CommaSeparated?

  @Option(help: ArgumentHelp("The number of runs at the same time, 1 to 100.", valueName: "number"))
  var parallel = 8

  @Option(help: "The form of the results on standard output.")
  var output = Form.lines

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The operation and its options.", valueName: "operation"))
  var command: [String] = []

  func validate() throws {
    guard (1...100).contains(parallel) else {
      throw ValidationError("--parallel has to be a number from 1 to 100.")
    }
    guard profiles != nil || regions != nil else {
      throw ValidationError("Give --profiles, --regions or both.")
    }
    _ = try commandLine()
  }

  private func commandLine() throws -> FleetCommandLine {
    try FleetCommandLine(command, profiles: profiles?.names ?? [], regions: regions?.names ?? [])
  }

  func run() async throws {
    let targets = FleetTarget.pairs(
      profiles: profiles?.names ?? [], regions: regions?.names ?? [])
    let work = FleetWork(commandLine: try commandLine())
    if let first = targets.first { try work.check(for: first) }
    let runner = FleetRunner(
      targets: targets, limit: parallel, clock: ContinuousClock(), work: work.run)
    let results = try await FleetStop.run { try await show(runner) }
    try await finish(results)
  }

  private func show(_ runner: FleetRunner) async throws -> [FleetResult] {
    let diagnostics = OrderedWriter.standardError
    let answer = ResultOutput.standardOutput
    let progress = FleetProgress(runner.targets)
    return try await runner.run { result in
      diagnostics.write("\(progress.line(result))\n")
      if output == .lines { try await answer.write("\(try result.json.line)\n") }
    }
  }

  private func finish(_ results: [FleetResult]) async throws {
    if output == .json {
      let document = JSONValue.array(results.map(\.json))
      let text = try JSONFormat.text(of: document) + [UInt8(ascii: "\n")]
      try await ResultOutput.standardOutput.write(text)
    }
    let summary = FleetSummary(results)
    let lines = [summary.text] + summary.details.map { "  \($0)" }
    let text = lines.map { ($0).printable + "\n" }.joined()
    OrderedWriter.standardError.write(text)
    if summary.status != 0 { throw ExitCode(summary.status) }
  }
}
