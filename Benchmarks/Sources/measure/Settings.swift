import CAllocationCounter
import Workloads

/// How long to measure.
struct Settings {
  /// How often each workload of a group has its turn; turns cancel how the machine's speed drifts.
  var rounds: Int
  /// How long one turn takes.
  var milliseconds: Int

  /// Measures the workloads, group by group.
  func measure(_ workloads: [Workload]) throws -> [(String, [Result])] {
    var groups: [String] = []
    for workload in workloads where !groups.contains(workload.group) {
      groups.append(workload.group)
    }
    return try groups.map { group in
      (group, try measure(group: workloads.filter { $0.group == group }))
    }
  }

  private func measure(group: [Workload]) throws -> [Result] {
    var results = group.map { Result(name: $0.name, isBaseline: $0.isBaseline) }
    let counts = try group.map(iterations)
    for _ in 0..<rounds {
      for (index, workload) in group.enumerated() {
        let before = allocation_count()
        let nanoseconds = try time(workload, counts[index])
        let allocations = allocation_count() - before
        results[index].nanoseconds.append(nanoseconds / Double(counts[index]))
        results[index].allocations = Double(allocations) / Double(counts[index])
      }
    }
    return results
  }

  /// As many as fit into one turn, at least one.
  private func iterations(of workload: Workload) throws -> Int {
    var probe = 1
    var elapsed = try time(workload, probe)
    while elapsed < 1e6, probe < 1000 {
      probe *= 10
      elapsed = try time(workload, probe)
    }
    return max(1, Int(Double(milliseconds) * 1e6 / elapsed * Double(probe)))
  }

  private func time(_ workload: Workload, _ iterations: Int) throws -> Double {
    var sum = 0
    let clock = ContinuousClock()
    let elapsed = try clock.measure {
      sum = try workload.run(iterations)
    }
    guard sum != 0 else { throw EmptyWorkload(name: workload.name) }
    return elapsed / .nanoseconds(1)
  }
}

/// A workload that did nothing.
struct EmptyWorkload: Error {
  let name: String
}
