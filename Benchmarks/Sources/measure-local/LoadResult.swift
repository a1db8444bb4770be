import Foundation

/// The times of many requests.
struct LoadResult: CustomStringConvertible {
  private let sorted: [Duration]
  private let total: Duration

  init(_ times: [Duration], in total: Duration) {
    self.sorted = times.sorted()
    self.total = total
  }

  var description: String {
    let rate = Double(sorted.count) / (total / .seconds(1))
    return String(
      format: "median %.3f ms, 99th percentile %.3f ms, %.0f requests a second",
      milliseconds(0.5), milliseconds(0.99), rate)
  }

  private func milliseconds(_ part: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let index = min(Int(Double(sorted.count) * part), sorted.count - 1)
    return sorted[index] / .milliseconds(1)
  }
}
