import CAllocationCounter
import Foundation

/// A group's results as text.
struct Table {
  let text: String

  init(_ group: String, _ results: [Result]) {
    let baseline = results.first(where: \.isBaseline)
    let isCounting = allocation_counting_is_supported() == 1
    var lines = [
      "## \(group)",
      Self.row("", "median", "minimum", "time ratio", "allocations", "count ratio"),
    ]
    lines += results.map { result in
      Self.row(
        result.name, "\(Self.number(result.median)) ns", "\(Self.number(result.minimum)) ns",
        baseline.map { Self.ratio(result, to: $0) } ?? "",
        isCounting ? Self.number(result.allocations) : "not counted",
        isCounting ? baseline.map { Self.allocationRatio(result, to: $0) } ?? "" : "")
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// The median of the ratios turn by turn, so that both sides ran at the machine's same speed.
  private static func ratio(_ result: Result, to baseline: Result) -> String {
    let ratios = zip(result.nanoseconds, baseline.nanoseconds).map { $0 / $1 }.sorted()
    return String(format: "%.2f", ratios[ratios.count / 2])
  }

  private static func allocationRatio(_ result: Result, to baseline: Result) -> String {
    guard baseline.allocations > 0 else { return "" }
    return String(format: "%.2f", result.allocations / baseline.allocations)
  }

  static func number(_ value: Double, places: Int = 1) -> String {
    String(format: "%.\(places)f", value)
  }

  static func microseconds(_ duration: Duration) -> String {
    number(duration / .microseconds(1))
  }

  private static func row(_ name: String, _ cells: String...) -> String {
    name.padding(toLength: 44, withPad: " ", startingAt: 0)
      + cells.map { String(repeating: " ", count: max(1, 14 - $0.count)) + $0 }.joined()
  }
}
