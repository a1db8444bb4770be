import Foundation

/// Both sides under the same load, in turns, so that both meet the machine at the same speeds.
struct Comparison {
  let text: String

  init(_ load: Load, rounds: Int, authority: String) async throws {
    var turns: [Side: [Load.Turn]] = [:]
    for round in 0..<rounds {
      // Who goes first changes.
      for side in round.isMultiple(of: 2) ? Side.allCases : Side.allCases.reversed() {
        turns[side, default: []].append(try await load.run(side, authority: authority))
      }
    }
    let ours = turns[.ours] ?? []
    let baseline = turns[.baseline] ?? []
    let name = load.inFlight == 1 ? "sequential" : "\(load.inFlight) in flight"
    let lines = [
      "## \(name), medians of \(rounds) turns of \(load.requests) requests",
      Self.line("libcurl in C", baseline), Self.line("CurlTransport", ours),
      "ratio: "
        + Self.number(Self.median(zip(ours, baseline).map { $0.rate / $1.rate }), "%.2f")
        + " of the requests a second, "
        + Self.number(
          Self.median(zip(ours, baseline).map { $0.processorTime / $1.processorTime }), "%.2f")
        + " times the processor time",
    ]
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ name: String, _ turns: [Load.Turn]) -> String {
    let rate = number(median(turns.map(\.rate)), "%.0f")
    let time = number(median(turns.map(\.processorTime)), "%.1f")
    let best = number(turns.map(\.processorTime).min() ?? 0, "%.1f")
    return "\(name): \(rate) requests a second, \(time) us of processor time each, at best \(best)"
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  private static func number(_ value: Double, _ format: String) -> String {
    String(format: format, value)
  }
}
