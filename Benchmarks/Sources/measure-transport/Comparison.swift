/// All sides under the same load, in turns, so that both meet the machine at the same speeds.
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
    let baseline = turns[.baseline] ?? []
    let name = load.inFlight == 1 ? "sequential" : "\(load.inFlight) in flight"
    var lines = ["## \(name), medians of \(rounds) turns of \(load.requests) requests"]
    for side in Side.allCases {
      let own = turns[side] ?? []
      lines.append(Self.line(side.description, own))
      if side != .baseline { lines.append(Self.ratio(own, to: baseline)) }
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// The median of the ratios of neighbouring turns.
  private static func ratio(_ own: [Load.Turn], to baseline: [Load.Turn]) -> String {
    let rate = median(zip(own, baseline).map { $0.rate / $1.rate })
    let time = median(zip(own, baseline).map { $0.processorTime / $1.processorTime })
    return "  ratio: \(rate.text(decimals: 2)) of the requests a second, "
      + "\(time.text(decimals: 2)) times the processor time"
  }

  private static func line(_ name: String, _ turns: [Load.Turn]) -> String {
    let rate = median(turns.map(\.rate)).text(decimals: 0)
    let time = median(turns.map(\.processorTime)).text(decimals: 1)
    let best = (turns.map(\.processorTime).min() ?? 0).text(decimals: 1)
    return "\(name): \(rate) requests a second, \(time) us of processor time each, at best \(best)"
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
