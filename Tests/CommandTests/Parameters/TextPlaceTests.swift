import Testing

@testable import ssm_sap

@Suite("Places in text")
struct TextPlaceTests {
  @Test("A place is a line and a column, with a caret below the line")
  func hasACaret() {
    #expect(
      TextPlace("{\n  \"a\": x\n}", byte: 9).description
        == "line 2, column 8:\n    \"a\": x\n         ^")
  }

  @Test("A long line is shown around the place, and control characters as spaces")
  func longLinesAreCut() {
    let text = String(repeating: "a", count: 200) + "\u{1b}!"
    let lines = TextPlace(text, scalar: 201).description.split(separator: "\n")
    #expect(lines[0] == "line 1, column 202:")
    #expect(lines[1] == "  " + String(repeating: "a", count: 35) + " !")
    #expect(lines[2] == String(repeating: " ", count: 38) + "^")
  }
}
