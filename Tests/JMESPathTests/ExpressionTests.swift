import AWSJSON
import JMESPath
import Testing

/// A JSON text as a value.
func json(_ text: String) throws -> JSONValue {
  try JSONCodec().decode(JSONValue.self, from: Array(text.utf8))
}

@Suite("Expressions")
struct ExpressionTests {
  static let document = #"""
    {"a": {"b": [{"c": 1, "d": "x"}, {"c": 2}, {"c": null}], "é": true},
     "list": [[0, 1], 2, [3, [4]]], "names": ["b", "a", "ä"], "empty": [],
     "states": [{"State": "running", "Id": "i-1"}, {"State": "stopped", "Id": "i-2"}]}
    """#

  @Test(
    "An expression has the result of the specification",
    arguments: [
      ("@.empty", "[]"), ("a.b[0].c", "1"), ("a.b[-1].c", "null"), ("a.b[9]", "null"),
      ("a.b[*].c", "[1, 2]"), ("a.b[*].[c, d]", #"[[1, "x"], [2, null], [null, null]]"#),
      ("a.b[].{n: c} | [0]", #"{"n": 1}"#),
      ("a.*", #"[[{"c": 1, "d": "x"}, {"c": 2}, {"c": null}], true]"#),
      (#"a."é""#, "true"), ("list[]", "[0, 1, 2, 3, [4]]"), ("list[][]", "[0, 1, 2, 3, 4]"),
      ("names[::-1]", #"["ä", "a", "b"]"#), ("names[1:]", #"["a", "ä"]"#),
      ("names[-9:9:2]", #"["b", "ä"]"#), ("names[9:]", "[]"), ("empty[::-1]", "[]"),
      ("states[?State=='running'].Id", #"["i-1"]"#),
      ("states[?State==`running`].Id | [0]", #""i-1""#),
      ("states[?State!='running' && Id > 'i-1'].Id", #"["i-2"]"#),
      ("!empty && 'yes' || 'no'", #""yes""#),
      ("missing || `0`", "0"), ("!`0`", "false"), ("`1` == `1.0`", "true"), ("`1` < 'a'", "null"),
      (#"`{"a": 1, "b": 2}` == `{"b": 2, "a": 1}`"#, "true"), ("[a.missing, `[]`]", "[null, []]"),
      ("missing.[a]", "null"), ("sort(names)", #"["a", "b", "ä"]"#),
      ("sort_by(states, &Id)[-1].State", #""stopped""#), ("max_by(a.b[:2], &c).c", "2"),
      ("map(&c, a.b)", "[1, 2, null]"), ("length(names[2])", "1"), ("avg(`[1, 2, 3]`)", "2.0"),
      ("sum(`[9223372036854775807, 1]`)", "9223372036854775808.0"), ("sum(`[]`)", "0"),
      ("to_string(a.b[0])", #""{\"c\":1,\"d\":\"x\"}""#), ("to_string('é')", #""é""#),
      ("to_string(names[2:])", #""[\"\\u00e4\"]""#), ("to_number('1e2')", "1e2"),
      ("to_number('x')", "null"), ("reverse('äb')", #""bä""#), ("contains('abc', `1`)", "false"),
      ("contains(names, 'a')", "true"), ("ends_with('abc', 'bc')", "true"),
      ("ends_with('a', 'ba')", "false"), ("join(', ', names)", #""b, a, ä""#),
      ("merge(`{\"a\": 1, \"b\": 2}`, `{\"a\": 3}`)", #"{"a": 3, "b": 2}"#),
      ("not_null(missing, empty)", "[]"), ("type(@)", #""object""#), ("ceil(`1.2`)", "2"),
      ("floor(`-1.2`)", "-2"), ("abs(`-1.0`)", "1.0"), ("to_array(`1`)", "[1]"),
      ("keys(a)", #"["b", "é"]"#), ("min(`[2, 1]`)", "1"), ("max(empty)", "null"),
      (#"'it\'s' | [@, '\n']"#, #"["it's", "\\n"]"#), ("`\\``", #""`""#),
    ])
  func results(expression: String, result: String) throws {
    let expected = try json(result)
    let actual = try Expression(parsing: expression).search(json(Self.document))
    #expect(actual.isSame(as: expected), "\(actual)")
  }

  @Test(
    "A wrong expression is refused with the column",
    arguments: [
      ("", 1, "expected an expression, found the end"), ("a.", 3, "a name"),
      ("a..b", 3, "found `.`"),
      ("a[", 3, "found the end"), ("a[b]", 3, "a number"), ("[?a", 4, "`]`"),
      ("a b", 3, "unexpected `b`"),
      ("lenght(a)", 1, "unknown function lenght()"), ("länge", 2, "unexpected character `ä`"),
      ("length()", 1, "takes 1 argument, not 0"), ("a | not_null()", 5, "at least 1 argument"),
      ("sort_by(a, b)", 1, "argument 2 of sort_by() must be an expression"),
      ("length(&a)", 1, "argument 1"), ("&a", 1, "arguments of functions"), ("a[::0]", 5, "step"),
      ("'abc", 1, "no end"), ("a == `\"`", 6, "not JSON"), ("\"\\x\"", 1, "not a JSON string"),
      ("a = b", 3, "expected `==`"), ("a[-]", 3, "digits"), ("{a: b,}", 7, "a name"),
      ("{a: b c: d}", 7, "`,` or `}`"), ("length(a,)", 10, "an expression"),
      ("@(a)", 2, "unexpected `(`"),
      ("\"length\"(a)", 9, "unexpected `(`"), ("a[99999999999999999999]", 3, "too large"),
      ("é", 1, "unexpected character"), ("a[*]b", 5, "unexpected `b`"),
    ])
  func syntax(expression: String, column: Int, words: String) throws {
    let error = try #require(throws: JMESPathError.self) { try Expression(parsing: expression) }
    #expect(error.column == column)
    #expect(error.message.contains(words), "\(error)")
    #expect(error.description.hasSuffix(" at column \(column)"))
  }

  @Test(
    "A function that does not accept a value names itself and the type",
    arguments: [
      ("length(`1`)", "length() takes an array, an object or a string, not a number"),
      ("sum(names)", "sum() takes an array of numbers, not an array with string"),
      ("sort(`[1, \"a\"]`)", "not an array with number, string"), ("keys(missing)", "not null"),
      ("sort_by(a.b, &c)", "sort_by() compares numbers or strings"),
      ("sum(`[1e308, 1e308]`)", "too large"), ("merge(a, names)", "merge() takes an object"),
    ])
  func types(expression: String, words: String) throws {
    let parsed = try Expression(parsing: expression)
    let error = try #require(throws: JMESPathError.self) { try parsed.search(json(Self.document)) }
    #expect(error.description.contains(words), "\(error)")
  }

  @Test(
    "Nesting that would exhaust the stack is refused",
    arguments: [
      String(repeating: "(", count: 100_000), String(repeating: "!", count: 100_000) + "a",
      String(repeating: "a.", count: 100_000) + "a", String(repeating: "[", count: 100_000),
      String(repeating: "[@] | ", count: 100_000) + "@",
      "a" + String(repeating: "[0]", count: 50_000),
      String(repeating: "abs(", count: 10_000), "`" + String(repeating: "[", count: 10_000) + "`",
    ])
  func depth(expression: String) throws {
    let error = try #require(throws: JMESPathError.self) { try Expression(parsing: expression) }
    #expect(error.column != nil)
  }

  @Test("A parsed expression can be taken apart")
  func structure() throws {
    let projection = try Expression(parsing: "b[*].length(@)")
    #expect(
      projection
        == .projection(
          .elements, .field("b"), .call(.length, [.current])))
    #expect(
      try Expression(parsing: "a || b == 'x'")
        == .or(.field("a"), .comparison(.field("b"), .equal, .literal(.string("x")))))
  }
}
