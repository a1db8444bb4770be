/// One of the words `true`, `false` and `null`, packed for a single comparison.
struct JSONLiteral {
  /// The characters, the first in the lowest byte.
  let bytes: UInt64
  let count: Int

  @inline(__always)
  var mask: UInt64 { ~(~0 << UInt64(truncatingIfNeeded: count &* 8)) }

  @inline(__always)
  static var null: JSONLiteral { JSONLiteral(bytes: 0x6C6C_756E, count: 4) }
  @inline(__always)
  static var `true`: JSONLiteral { JSONLiteral(bytes: 0x6575_7274, count: 4) }
  @inline(__always)
  static var `false`: JSONLiteral { JSONLiteral(bytes: 0x65_736C_6166, count: 5) }
}
