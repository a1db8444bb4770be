import AWSJSON
import AWSShapes
import Testing

@Suite("JSON numbers")
struct NumberTests {
  private let codec = JSONCodec()

  private func read(_ number: String, as member: String) throws -> Everything {
    try codec.decode(Everything.self, from: Array("{\"\(member)\": \(number)}".utf8))
  }

  @Test("Every double is written with digits that read back the same", arguments: 0..<20)
  func doubles(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let value = random.double()
      var shape = Everything()
      shape.double = value
      let written = try codec.encode(shape)
      #expect(try codec.decode(Everything.self, from: written).double == value)
    }
  }

  @Test("A negative zero keeps its sign")
  func negativeZero() throws {
    var shape = Everything()
    shape.double = -0.0
    shape.float = -0.0
    let read = try codec.decode(Everything.self, from: try codec.encode(shape))
    #expect(read.double?.sign == .minus)
    #expect(read.float?.sign == .minus)
  }

  @Test("A decimal of any length is read as the nearest double and float", arguments: 0..<20)
  func decimals(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let text = random.number().text
      #expect(try read(text, as: "Double").double == Double(text))
      if let float = Float(text), float.isFinite {
        #expect(try read(text, as: "Float").float == float)
      }
    }
  }

  @Test(
    "A float is rounded once, not by way of a double",
    arguments: [
      ("1.000000059604644775390625", Float(1)),
      ("1.00000005960464477539062500000000001", Float(1).nextUp),
      ("3.4028235e38", .infinity.nextDown),
      ("1e-45", .leastNonzeroMagnitude), ("1e-60", 0),
    ])
  func floats(text: String, expected: Float) throws {
    #expect(try read(text, as: "Float").float == expected)
  }

  @Test(
    "Integers up to the bounds of their type are read, and those beyond refused",
    arguments: [
      ("Long", "9223372036854775807", true), ("Long", "9223372036854775808", false),
      ("Long", "-9223372036854775808", true), ("Long", "-9223372036854775809", false),
      ("Long", "18446744073709551615", false), ("Long", "18446744073709551616", false),
      ("Long", "100000000000000000000", false), ("Long", "-0", true), ("Long", "1e0", false),
      ("Long", "1.0", false), ("Level", "2147483647", true), ("Level", "2147483648", false),
      ("Level", "-2147483648", true), ("Level", "-2147483649", false), ("Grid", "[[32767]]", true),
      ("Grid", "[[32768]]", false), ("Grid", "[[-32769]]", false),
    ])
  func integers(member: String, text: String, isAccepted: Bool) {
    #expect(((try? read(text, as: member)) != nil) == isAccepted)
  }

  @Test("A number of any size keeps its text where the type has no bounds")
  func bigNumbers() throws {
    let digits = String(repeating: "9", count: 1000)
    #expect(try read(digits, as: "BigInteger").bigInteger?.text == digits)
    #expect(try read("-0.10e+5", as: "BigDecimal").bigDecimal?.text == "-0.10e+5")
    #expect(try read("[18446744073709551616]", as: "Document").document == .list([.number(huge)]))
    #expect(throws: ShapeReadingError.self) { try read("1.5", as: "BigInteger") }
    #expect(throws: ShapeReadingError.self) { try read("\"1\"", as: "BigDecimal") }
  }

  private var huge: BigDecimal { BigDecimal("18446744073709551616") ?? 0.decimal }

  @Test("A float is written with the fewest digits of its own width")
  func writesFloats() throws {
    var shape = Everything()
    shape.float = 0.1
    #expect(String(decoding: try codec.encode(shape), as: UTF8.self) == "{\"Float\":0.1}")
    shape.float = 16_777_216
    #expect(String(decoding: try codec.encode(shape), as: UTF8.self) == "{\"Float\":16777216.0}")
  }
}

extension Int {
  fileprivate var decimal: BigDecimal { BigDecimal(self) }
}
