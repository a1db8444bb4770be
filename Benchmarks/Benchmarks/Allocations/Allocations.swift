import Benchmark
import CAllocationCounter
import Workloads

/// Counts the allocations of our own workloads, for the thresholds in `Benchmarks/Thresholds`. Nothing
/// here depends on time.
let benchmarks: @Sendable () -> Void = {
  let allocations = BenchmarkMetric.custom("Allocations", useScalingFactor: false)
  let configuration = Benchmark.Configuration(
    metrics: [allocations], warmupIterations: 2, maxDuration: .seconds(60), maxIterations: 5)
  for workload in Workload.all where !workload.isComparator {
    // What only the first run needs, such as buffers, is too little to count for each of many.
    let times = workload.isLong ? 1 : 1_000
    Benchmark(workload.fullName, configuration: configuration) { benchmark in
      let before = allocation_count()
      blackHole(try workload.run(times))
      benchmark.measurement(allocations, Int(allocation_count() - before) / times)
    }
  }
}
