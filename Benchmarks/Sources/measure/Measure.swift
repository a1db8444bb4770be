import Foundation
import Workloads

/// Runs every workload beside its comparators and prints time, allocations and ratios.
///
/// `measure` takes about two minutes; `measure --quick` a few seconds, which only shows that it
/// works; `measure --json` prints the medians for other programs; `measure WORD` runs only the
/// groups whose name has the word. `--growth` adds how decoding grows up to a gigabyte, which takes
/// several gigabytes of memory. `measure --only WORKLOAD TIMES` does that and nothing else, for
/// profilers.
@main
struct Measure {
  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.count == 4, arguments[1] == "--only", let times = Int(arguments[3]) {
      guard let workload = Workload.all.first(where: { $0.name == arguments[2] }) else {
        throw UnknownWorkload(name: arguments[2])
      }
      return print(try workload.run(times))
    }
    // Only the first evaluation in a process pays for the start.
    let start = try StartUp.endpointRules()
    let options = Set(CommandLine.arguments.dropFirst())
    let settings =
      options.contains("--quick") ? Settings(rounds: 3, milliseconds: 10) : Settings()
    let word = CommandLine.arguments.dropFirst().first { !$0.hasPrefix("--") }
    let workloads = Workload.all.filter { word.map($0.group.contains) ?? true }
    let results = try settings.measure(workloads)
    if options.contains("--json") { return try printJSON(results) }
    for (group, members) in results {
      print(Table(group, members).text)
      // What matters of a call is what it adds.
      if members.count == 2, group.contains("one call"), let difference = Difference(members) {
        print(difference.text)
      }
    }
    if word.map(Scaling.group.contains) ?? true { print(Scaling(settings).text) }
    if options.contains("--growth") { print(try Growth().text) }
    guard word == nil else { return }
    let times = [start.first, start.next].map(Table.microseconds)
    print("Endpoint rules: \(times[0]) us the first time in a process, \(times[1]) us for each")
    print("client after that, once; calls keep the endpoint.")
  }

  private static func printJSON(_ results: [(String, [Result])]) throws {
    let groups = results.map { group, members in
      (group, Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.median) }))
    }
    let data = try JSONEncoder().encode(Dictionary(uniqueKeysWithValues: groups))
    print(String(decoding: data, as: UTF8.self))
  }
}

/// There is none of that name.
struct UnknownWorkload: Error {
  let name: String
}
