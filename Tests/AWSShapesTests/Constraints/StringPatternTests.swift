import AWSShapes
import Testing

@Suite("Patterns of strings")
struct StringPatternTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var matching: [String]
    var others: [String]

    var testDescription: String { pattern }
  }

  static let cases = [
    Case(pattern: "^[A-Z]{2}$", matching: ["AB"], others: ["A", "ABC", "ab", "AB\n", "É1", ""]),
    Case(pattern: #"[\w\d]+$"#, matching: ["a", " - a"], others: ["", "a-"]),
    Case(pattern: #"^[\w\d\.-]+$"#, matching: ["a.b-c_1"], others: ["", "a b", "a/"]),
    Case(pattern: "^.{2,3}$", matching: ["ab", "a\nb", "😀é\u{2028}"], others: ["a", "abcd"]),
    Case(pattern: "^(ab|c)*d?$", matching: ["", "abc", "ccabd"], others: ["a", "abdd"]),
    Case(pattern: "^(?:a{0}|b{2,})$", matching: ["", "bb", "bbbb"], others: ["b", "a"]),
    Case(pattern: "^[^a-c]+?$", matching: ["xyz", "é"], others: ["xa", ""]),
    Case(pattern: "^(a*)*b$", matching: ["b", "aab"], others: ["a", "aac"]),
    Case(pattern: #"^\x41\u0042\.\\$"#, matching: [#"AB.\"#], others: ["AB.", "ABx\\"]),
    Case(pattern: "^$", matching: [""], others: ["a"]),
    Case(pattern: "x", matching: ["axb"], others: ["", "ab"]),
    Case(pattern: #"^[\d-x]+$"#, matching: ["1-x"], others: ["a"]),
    Case(
      pattern: "^(?!aws:)[a-zA-Z+-=._:/]+$", matching: ["Name", "aws", "a/b:c=1", "xaws:"],
      others: ["aws:x", "", "a b"]),
    Case(pattern: "^(?=.*[0-9])[a-z0-9]+$", matching: ["a1", "1"], others: ["a", "A1"]),
    Case(pattern: #"^\s[^\s]$"#, matching: [" a", "\u{a0}\u{a0}"], others: ["a ", "  "]),
  ]

  @Test("A pattern matches what its language says", arguments: cases)
  func matches(example: Case) throws {
    let pattern = try #require(StringPattern(example.pattern))
    for text in example.matching { #expect(pattern.matches(text), "\(text.debugDescription)") }
    for text in example.others { #expect(!pattern.matches(text), "\(text.debugDescription)") }
  }

  /// Every text of up to five of these characters.
  private static let texts: [String] = {
    var texts = [""]
    var longest = [""]
    for _ in 0..<5 {
      longest = longest.flatMap { text in "ab-{.é".map { text + String($0) } }
      texts += longest
    }
    return texts
  }()

  @Test(
    "What matches does not depend on how a pattern is tried",
    arguments: [
      "^[{]?[ab]-([ab]-){1}[a.]?$", "^[ab]{1,3}[b-]*$", "^a*b?a$", "^[^a]+a?$", "^.{2,4}$",
      "^(a-){2}b*$", "^a?b?[.]?$", #"^[\w-]+\.?$"#, "^[é-ü]*[^a-z]$", "^[^-]*-[a-z]{0,2}$",
    ])
  func isOneLanguage(pattern: String) throws {
    let once = try #require(StringPattern(pattern))
    // Alternatives are tried by backtracking.
    let twice = try #require(StringPattern("\(pattern)|\(pattern)"))
    #expect(Self.texts.filter(once.matches) == Self.texts.filter(twice.matches))
  }

  @Test(
    "What engines understand differently, or not at all, is not understood",
    arguments: [
      "(?<=a)b", "(?<!a)b", "(?!a)*b", "(?<n>a)", #"\bword\b"#, #"(a)\1"#, #"\p{L}+"#, "a++",
      "[a&&b]",
      "[[a]b]", "(", ")", "[", "[]", "*a", "a{2", "a{3,1}", "{", "a**", "^*", #"\"#, #"\u12"#,
      "[z-a]", "a{100001}", String(repeating: "(", count: 50) + String(repeating: ")", count: 50),
    ])
  func refuses(pattern: String) {
    #expect(StringPattern(pattern) == nil)
  }

  @Test("A match that would take for ever counts as one, in bounded time")
  func bounded() throws {
    let nested = try #require(StringPattern("^(a+)+$"))
    #expect(nested.matches(String(repeating: "a", count: 40) + "b"))
    let deep = try #require(StringPattern("^(a|b)*$"))
    #expect(deep.matches(String(repeating: "ab", count: 100_000)))
    let ahead = try #require(StringPattern("^(?!(a+)+$)a+b$"))
    #expect(ahead.matches(String(repeating: "a", count: 40) + "c"))
    let long = try #require(StringPattern("[a-z]+$"))
    #expect(long.matches(String(repeating: "a", count: 200_000) + "1"))
  }
}
