import Foundation
import Testing

@testable import ssm_sap

@Suite("Arguments that are not UTF-8")
struct ArgumentEncodingTests {
  private static let replaced = ["ssm-sap", "plain", "a\u{fffd}"]

  @Test("A byte that is no UTF-8 is found by the bytes of the process's arguments")
  func findsBytes() {
    let raw = Data("ssm-sap\0plain\0a".utf8) + [0xff, 0]
    #expect(ArgumentEncoding.firstInvalid(among: Self.replaced) { raw } == 2)
  }

  @Test("The character that stands for such bytes may be typed")
  func acceptsTheCharacter() {
    let raw = Data("ssm-sap\0plain\0a\u{fffd}\0".utf8)
    #expect(ArgumentEncoding.firstInvalid(among: Self.replaced) { raw } == nil)
  }

  @Test("Without the bytes, the character is refused")
  func refusesWithoutBytes() {
    #expect(ArgumentEncoding.firstInvalid(among: Self.replaced) { nil } == 2)
  }
}
