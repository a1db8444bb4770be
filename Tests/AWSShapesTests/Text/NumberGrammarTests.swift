import AWSShapes
import Testing

@Suite("Whole numbers")
struct NumberGrammarTests {
  @Test(
    "A number with a whole value becomes its digits",
    arguments: [
      ("0", "0"), ("-0", "0"), ("7", "7"), ("1.0", "1"), ("-1.50e1", "-15"), ("10e-1", "1"),
      ("1e3", "1000"), ("0e5000000000", "0"), ("123.4500e2", "12345"), ("100", "100"),
    ])
  func expands(text: String, digits: String) {
    #expect(NumberGrammar.wholeNumber(text) == digits)
  }

  @Test(
    "A fraction, or text that is not a number, is refused",
    arguments: ["1.5", "1e-1", "", "1.", "1e", "+1", "01", " 1", "1e400", "1e5000000000", "NaN"])
  func refuses(text: String) {
    #expect(NumberGrammar.wholeNumber(text) == nil)
  }
}
