import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension SeededGenerator {
  mutating func isTrue() -> Bool { next() & 1 == 0 }

  mutating func count(_ most: Int) -> Int { Int.random(in: 0...most, using: &self) }

  /// Text with everything that JSON has to escape or that takes more than one byte.
  mutating func string() -> String {
    let pieces = [
      "a", "Zz", "\"", "\\", "/", "\n", "\u{01}", "\u{1F}", "\u{7F}", "é", "漢", "😀", "\u{2028}",
      "plain text of some length",
    ]
    return (0..<count(12)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
  }

  /// Of every size, and often a number with few digits.
  mutating func double() -> Double {
    let value = isTrue() ? Double(bitPattern: next()) : Double(count(1_000_000)) / 1000
    return value.isFinite ? value : 0
  }

  /// To the millisecond, within the years that calendars have.
  mutating func date() -> Date {
    Date(timeIntervalSince1970: Double(Int.random(in: -6e13.int...2.5e14.int, using: &self)) / 1000)
  }

  mutating func number() -> BigDecimal {
    let digits = String((0...count(30)).map { _ in Character("\(count(8) + 1)") })
    let fraction = isTrue() ? ".\(next())" : ""
    let exponent = isTrue() ? "e\(isTrue() ? "-" : "+")\(count(30))" : ""
    let text = (isTrue() ? "-" : "") + digits + fraction + exponent
    return BigDecimal(text) ?? BigDecimal(0)
  }

  mutating func document(depth: Int) -> Document {
    switch count(depth > 0 ? 6 : 4) {
    case 0: .null
    case 1: .bool(isTrue())
    case 2: .number(number())
    case 3, 4: .string(string())
    case 5: .list((0..<count(4)).map { _ in document(depth: depth - 1) })
    default: .map(map { $0.document(depth: depth - 1) })
    }
  }

  mutating func map<Value>(
    _ value: (inout SeededGenerator) -> Value
  ) -> [String: Value] {
    var map: [String: Value] = [:]
    for _ in 0..<count(12) { map.updateValue(value(&self), forKey: string()) }
    return map
  }

  mutating func choice(depth: Int) -> Choice {
    switch count(2) {
    case 0: .text(string())
    case 1 where depth > 0: .nested(everything(depth: depth - 1))
    default: .unknown("other" + string(), nonNullDocument(depth: depth))
    }
  }

  /// A union's member that is null does not count.
  private mutating func nonNullDocument(depth: Int) -> Document {
    let document = document(depth: depth)
    return document == .null ? .string("") : document
  }

  /// Each member is there or not.
  mutating func everything(depth: Int) -> Everything {
    var shape = Everything()
    if isTrue() { shape.long = Int64(bitPattern: next()) >> Int64(count(63)) }
    if isTrue() { shape.float = Float(bitPattern: UInt32(truncatingIfNeeded: next())) }
    if shape.float?.isNaN == true { shape.float = -.infinity }
    if isTrue() { shape.double = double() }
    if isTrue() { shape.bigInteger = BigInteger("\(isTrue() ? "-" : "")7\(next())\(next())") }
    if isTrue() { shape.bigDecimal = number() }
    if isTrue() { shape.blob = (0..<count(70)).map { _ in UInt8(truncatingIfNeeded: next()) } }
    if isTrue() { shape.epochTime = date() }
    if isTrue() { shape.dateTime = date() }
    if isTrue() { shape.httpTime = Date(timeIntervalSince1970: Double(count(4_000_000_000))) }
    if isTrue() { shape.document = nonNullDocument(depth: 4) }
    if isTrue() { shape.colour = Colour(rawValue: string()) }
    if isTrue() { shape.level = Level(rawValue: Int32(truncatingIfNeeded: next())) }
    if isTrue() { shape.choice = choice(depth: depth) }
    if isTrue() { shape.names = (0..<count(4)).map { _ in string() } }
    if isTrue() { shape.sparseNames = (0..<count(4)).map { _ in isTrue() ? string() : nil } }
    if isTrue() { shape.labels = map { $0.string() } }
    if isTrue() { shape.sparseLabels = map { $0.isTrue() ? $0.string() : nil } }
    if isTrue() { shape.grid = (0..<count(3)).map { row in (0..<Int16(row)).map { -$0 } } }
    if isTrue() { shape.text = string() }
    guard depth > 0 else { return shape }
    if isTrue() { shape.byName = ["": everything(depth: depth - 1)] }
    if isTrue() { shape.maybes = [nil, everything(depth: depth - 1), nil] }
    return shape
  }
}

extension Double {
  fileprivate var int: Int { Int(self) }
}
