import ArgumentParser
import Foundation
import Workloads

/// Measures every workload beside its comparators.
@main
struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Measures signing, decoding, encoding and calls beside their comparators.",
    discussion: """
      Prints the time and the allocations of each workload, and their ratios to the first workload \
      of the group. All groups take about two minutes.
      """)

  @Argument(help: "Measure only the groups whose name contains this word.")
  var word: String?

  @Option(help: "How often each workload has its turn.")
  var turns = 21

  @Option(help: "How long one turn takes.")
  var milliseconds = 100

  @Flag(help: "Measure for a few seconds only, to show that the benchmarks work.")
  var quick = false

  @Flag(help: "Print the nanoseconds of each turn and the allocations as JSON.")
  var json = false

  @Flag(
    help: "Also measure how decoding grows up to a document of 1 GB. Needs several GB of memory.")
  var growth = false

  @Option(help: "Run only the workload of this name, without measuring, for a profiler.")
  var only: String?

  @Flag(
    help: """
      Only print the nanoseconds that the endpoint rules take the first time in a process, and for the \
      next client.
      """)
  var start = false

  @Option(help: "How often `--only` runs its workload.")
  var times = 1

  func run() throws {
    if let only { return try runOnly(only) }
    // Only the first evaluation in a process pays for the start.
    let start = try StartUp.endpointRules()
    if self.start { return print(start.first / .nanoseconds(1), start.next / .nanoseconds(1)) }
    let settings =
      quick
      ? Settings(rounds: 3, milliseconds: 10)
      : Settings(rounds: max(1, turns), milliseconds: max(1, milliseconds))
    let results = try settings.measure(Workload.all.filter { includes($0.group) })
    if json { return try printJSON(results) }
    printTables(results)
    if includes(Scaling.group) { print(Scaling(settings).text) }
    if growth { print(try Growth().text) }
    if word == nil { printStart(start) }
  }

  private func includes(_ group: String) -> Bool {
    word.map(group.contains) ?? true
  }

  private func runOnly(_ name: String) throws {
    guard
      let workload = Workload.all.first(where: { $0.name == name || $0.fullName == name })
    else {
      let names = Workload.all.map { "  \($0.fullName)" }.joined(separator: "\n")
      throw ValidationError("No workload is named '\(name)'. The workloads are:\n\(names)")
    }
    print(try workload.run(times))
  }

  private func printTables(_ results: [(String, [Result])]) {
    for (group, members) in results {
      print(Table(group, members).text)
      // What a call adds to its parts is the figure of interest.
      if members.count == 2, group.contains("one call"), let difference = Difference(members) {
        print(difference.text)
      }
    }
  }

  private func printStart(_ start: (first: Duration, next: Duration)) {
    print(
      "Endpoint rules: \(Table.microseconds(start.first)) us the first time in a process, "
        + "\(Table.microseconds(start.next)) us once for each client after that.")
  }

  private func printJSON(_ results: [(String, [Result])]) throws {
    let groups = results.map { group, members in
      (group, Dictionary(uniqueKeysWithValues: members.map { ($0.name, Figures($0)) }))
    }
    let data = try JSONEncoder().encode(Dictionary(uniqueKeysWithValues: groups))
    print(String(decoding: data, as: UTF8.self))
  }

  /// A result for another program to read.
  private struct Figures: Encodable {
    let nanoseconds: [Double]
    let allocations: Double

    init(_ result: Result) {
      nanoseconds = result.nanoseconds
      allocations = result.allocations
    }
  }
}
