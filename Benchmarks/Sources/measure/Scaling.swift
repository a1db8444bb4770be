import Dispatch
import Foundation
import Workloads

/// How much more two threads do than one, sharing one signer and its cache of keys.
struct Scaling {
  let text: String

  init(_ workload: Workload, _ settings: Settings) throws {
    let iterations = 200 * settings.milliseconds
    var ratios: [Double] = []
    for _ in 0..<settings.rounds {
      let one = Self.time(workload, iterations, threads: 1)
      let two = Self.time(workload, iterations, threads: 2)
      ratios.append(2 * one / two)
    }
    let median = ratios.sorted()[ratios.count / 2]
    text = "Two threads \(workload.name) \(String(format: "%.2f", median)) times as much as one.\n"
  }

  /// Nanoseconds until every thread has done as many.
  private static func time(_ workload: Workload, _ iterations: Int, threads: Int) -> Double {
    ContinuousClock().measure {
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        let sum = (try? workload.run(iterations)) ?? 0
        precondition(sum > 0, "the workload did nothing")
      }
    } / .nanoseconds(1)
  }
}
