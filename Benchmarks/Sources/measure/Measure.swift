import CAllocationCounter
import Foundation
import Workloads

/// Runs every workload beside its comparators and prints time, allocations and ratios.
///
/// `measure` takes about 20 seconds; `measure --quick` about one, which only shows that it works.
@main
struct Measure {
  static func main() throws {
    let isQuick = CommandLine.arguments.contains("--quick")
    let settings = isQuick ? Settings(rounds: 3, milliseconds: 20) : Settings()
    let results = try settings.measure(Workload.all)
    for (group, members) in results { print(Table(group, members).text) }
  }
}
