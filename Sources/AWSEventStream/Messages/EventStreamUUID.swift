/// A UUID in a header of an event stream.
public struct EventStreamUUID: Sendable, Hashable {
  /// The first eight bytes, the most significant one first.
  public var high: UInt64

  /// The last eight bytes, the most significant one first.
  public var low: UInt64

  /// Creates a UUID from its two halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

extension EventStreamUUID: CustomStringConvertible {
  /// The five groups of hexadecimal digits, in lowercase.
  public var description: String {
    let digits = Array(Self.digits(high) + Self.digits(low))
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return groups.map { String(digits[$0]) }.joined(separator: "-")
  }

  private static func digits(_ half: UInt64) -> String {
    let text = String(half, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
