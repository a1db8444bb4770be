import Benchmark
import CAllocationCounter
import Workloads

let benchmarks: @Sendable () -> Void = {
  let allocations = BenchmarkMetric.custom("Allocations")
  for workload in Workload.all {
    let configuration = Benchmark.Configuration(
      metrics: [.wallClock, .throughput, allocations],
      scalingFactor: workload.isLong ? .one : .kilo, maxDuration: .seconds(3))
    Benchmark(workload.fullName, configuration: configuration) { benchmark in
      let before = allocation_count()
      blackHole(try workload.run(benchmark.scaledIterations.count))
      benchmark.measurement(allocations, Int(allocation_count() - before))
    }
  }
}
