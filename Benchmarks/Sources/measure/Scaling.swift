import Dispatch
import Foundation
import Workloads

/// How much more two threads do than one.
struct Scaling {
  let text: String

  static let group = "signing with two threads against one"
  private static let threads = 2

  init(_ settings: Settings) {
    let iterations = 200 * settings.milliseconds
    let groups = Workload.scaling(threads: Self.threads)
    var ratios = groups.map { _ in [Double]() }
    for _ in 0..<settings.rounds {
      for (index, workloads) in groups.enumerated() {
        let one = Self.time(workloads.prefix(1), iterations)
        let two = Self.time(workloads[...], iterations)
        ratios[index].append(Double(Self.threads) * one / two)
      }
    }
    let lines = zip(groups, ratios).map { workloads, ratios in
      let median = ratios.sorted()[ratios.count / 2]
      let best = ratios.max() ?? 0
      return "\(workloads[0].name): \(Self.number(median)) times, at best \(Self.number(best))\n"
    }
    text = "## \(Self.group)\n" + lines.joined()
  }

  private static func number(_ value: Double) -> String { String(format: "%.2f", value) }

  /// Nanoseconds until every thread has done as many.
  private static func time(_ workloads: ArraySlice<Workload>, _ iterations: Int) -> Double {
    ContinuousClock().measure {
      DispatchQueue.concurrentPerform(iterations: workloads.count) { index in
        let sum = (try? workloads[index].run(iterations)) ?? 0
        precondition(sum > 0, "the workload did nothing")
      }
    } / .nanoseconds(1)
  }
}
