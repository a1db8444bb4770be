import AWSShapes
import Testing

@Suite("Enumerations of strings")
struct StringEnumTests {
  private struct Unit: StringEnum {
    var rawValue: String

    static let kelvin = Unit(rawValue: "K")
  }

  @Test(
    "A value equals only the one with the same bytes, although Unicode calls others equivalent",
    arguments: [("K", "\u{212A}"), ("\u{E9}", "e\u{301}"), ("a\u{301}\u{323}", "a\u{323}\u{301}")])
  func comparesBytes(first: String, second: String) {
    let (one, other) = (Unit(rawValue: first), Unit(rawValue: second))
    #expect(first == second, "The strings are equivalent, or this test shows nothing.")
    #expect(!(one == other))
    #expect(one != other)
    #expect(Set([one, other]).count == 2)
    #expect([one].firstIndex(of: other) == nil)
    #expect(Unit?.some(one) != other)
  }

  @Test("A value equals one with the same bytes, whatever made it")
  func equalsItself() {
    let read = Unit(rawValue: String(decoding: [75], as: UTF8.self))
    #expect(read == .kelvin)
    #expect(!(read != .kelvin))
    #expect(Set([read, .kelvin]).count == 1)
    switch read {
    case .kelvin: break
    default: Issue.record("A switch does not find the value.")
    }
  }
}
