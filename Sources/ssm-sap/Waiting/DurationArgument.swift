import ArgumentParser

/// A duration on the command line: seconds such as `90` or `0.5`, or numbers with units such as
/// `500ms`, `90s`, `20m`, `1h30m` and `2d`.
struct DurationArgument: ExpressibleByArgument, Sendable, Hashable {
  /// A year, which is as good as no limit.
  private static let longest = Duration.seconds(366 * 86400)

  /// The units, and the milliseconds that each has.
  private static let units: [String: Int64] = [
    "ms": 1, "s": 1000, "m": 60_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000,
  ]

  let duration: Duration

  init(_ duration: Duration) {
    self.duration = duration
  }

  init?(argument: String) {
    var rest = Substring(argument).unicodeScalars
    var total = Duration.zero
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      guard let part = Self.part(of: &rest, isFirst: total == .zero) else { return nil }
      total += part
      guard total <= Self.longest else { return nil }
    }
    guard total > .zero else { return nil }
    duration = total
  }

  /// Takes a number and its unit from the front of a text.
  private static func part(
    of text: inout Substring.UnicodeScalarView, isFirst: Bool
  ) -> Duration? {
    let number = text.prefix { ("0"..."9").contains($0) || $0 == "." }
    text.removeFirst(number.count)
    let unit = text.prefix { !("0"..."9").contains($0) && $0 != "." }
    text.removeFirst(unit.count)
    guard let value = Double(String(number)), value.isFinite else { return nil }
    // A number alone is in seconds, but not at the end of others: `1h30` could be either.
    let milliseconds = unit.isEmpty && isFirst ? 1000 : units[String(unit)]
    guard let milliseconds, value <= longest / .milliseconds(milliseconds) else { return nil }
    return .milliseconds(milliseconds) * value
  }

  var defaultValueDescription: String { duration.inShort }
}

extension Duration {
  /// The duration as an argument.
  fileprivate var inShort: String {
    let seconds = components.seconds
    return seconds > 0 && seconds % 3600 == 0 ? "\(seconds / 3600)h" : "\(seconds)s"
  }
}
