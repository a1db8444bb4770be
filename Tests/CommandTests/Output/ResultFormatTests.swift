import AWSJSON
import ArgumentParser
import JMESPath
import Testing

@testable import ssm_sap

/// Formats results without a file.
func formatted(
  _ document: String, as format: OutputFormat, query: String? = nil, color: ColorChoice = .off,
  columns: Int = 80
) throws -> String {
  var options = try OutputOptions.parse([])
  options.output = format
  options.color = color
  options.query = try query.map { try Expression(parsing: $0) }
  let terminal = OutputTerminal(columns: columns, hasColors: true)
  let writer = try ResultWriter(options, terminal: terminal)
  let value = try JSONCodec().decode(JSONValue.self, from: Array(document.utf8))
  return String(
    decoding: try writer.text(of: try writer.selected(from: value), "Title"), as: UTF8.self)
}

@Suite("Formats of results")
struct ResultFormatTests {
  @Test("JSON is indented by four spaces, and keeps order and characters")
  func json() throws {
    #expect(
      try formatted(#"{"b":[1.50,{}],"a":"ä\n","c":[]}"#, as: .json) == """
        {
            "b": [
                1.5,
                {}
            ],
            "a": "ä\\n",
            "c": []
        }

        """)
  }

  @Test(
    "An object without members prints nothing, other empty values do",
    arguments: [
      ("{}", OutputFormat.json, ""), ("{}", .yaml, ""), ("{}", .text, ""), ("{}", .table, ""),
      ("[]", .json, "[]\n"), ("[]", .yaml, "[]\n"), ("[]", .text, ""), ("[]", .table, ""),
      ("null", .json, "null\n"), ("null", .yaml, "null\n"), ("null", .text, "None\n"),
      ("null", .table, ""), (#""x""#, .json, "\"x\"\n"), (#""x""#, .yaml, "x\n"),
    ])
  func empty(document: String, format: OutputFormat, text: String) throws {
    #expect(try formatted(document, as: format) == text)
  }

  @Test("A query selects what is printed")
  func query() throws {
    #expect(try formatted(#"{"a":[{"b":1},{"b":2}]}"#, as: .text, query: "a[].b") == "1\t2\n")
  }

  @Test("A query that does not fit the result is a failure")
  func failingQuery() throws {
    let failure = try #require(throws: CommandFailure.self) {
      try formatted("{}", as: .json, query: "length(missing)")
    }
    #expect(failure.message.contains("--query"))
    #expect(failure.message.contains("length()"))
  }

  // MARK: Text

  @Test(
    "Text has a line for the scalars of each object, and names before what is nested",
    arguments: [
      (#"{"b":"x","a":true,"n":null,"f":1.0}"#, "True\tx\t1.0\tNone\n"),
      (#"{"Operation":{"Id":"i","Properties":{"k":"v"}}}"#, "OPERATION\ti\nPROPERTIES\tv\n"),
      (#"{"L":[{"a":1},{"b":2,"c":["x","y"]}]}"#, "L\t1\t\nL\t\t2\nC\tx\nC\ty\n"),
      (#"{"L":["x","y"]}"#, "L\tx\nL\ty\n"), (#"["x","y"]"#, "x\ty\n"),
      (#"[["x",1],[2]]"#, "x\t1\n2\n"),
      (#"["x",["y",[]]]"#, "x\ny\n"), (#"{"straße":["x"]}"#, "STRASSE\tx\n"),
      (#"[null,{"a":1}]"#, "None\n1\n"), (#"{"z":[],"a":{}}"#, ""),
    ])
  func text(document: String, expected: String) throws {
    #expect(try formatted(document, as: .text) == expected)
  }

  // MARK: Tables

  @Test("A table has a section for each level")
  func table() throws {
    let document = #"{"Id":"app","Components":["c1","c2"],"Status":"ok","Tags":{"k":"v"}}"#
    #expect(
      try formatted(document, as: .table) == """
        -------------------
        |      Title      |
        +------+----------+
        |  Id  | Status   |
        +------+----------+
        |  app |  ok      |
        +------+----------+
        ||  Components   ||
        |+---------------+|
        ||  c1           ||
        ||  c2           ||
        |+---------------+|
        ||     Tags      ||
        |+------+--------+|
        ||  k   |  v     ||
        |+------+--------+|

        """)
  }

  @Test("A row that is too wide for the terminal stands upright")
  func vertical() throws {
    let document = #"{"A":"aaaaaaaaaa","B":"bbbbbbbbbb"}"#
    let wide = try formatted(document, as: .table)
    #expect(wide.split(separator: "\n").count == 7)
    #expect(
      try formatted(document, as: .table, columns: 20) == """
        ---------------------
        |       Title       |
        +----+--------------+
        |  A |  aaaaaaaaaa  |
        |  B |  bbbbbbbbbb  |
        +----+--------------+

        """)
  }

  @Test("A wide character takes two columns of a table")
  func wideCharacters() throws {
    let lines = try formatted(#"["日本","ab"]"#, as: .table).split(separator: "\n")
    #expect(lines.suffix(3) == ["|  日本  |", "|  ab    |", "+--------+"])
  }

  @Test("A list of different values is no table, and the failure says what to do")
  func noTable() throws {
    for document in [#"[{"a":1},"x"]"#, #"["x",{"a":1}]"#, #"[["a"],["b","c"]]"#] {
      let failure = try #require(throws: CommandFailure.self) {
        try formatted(document, as: .table)
      }
      #expect(failure.advice.contains { $0.contains("--output json") })
    }
  }

  @Test("Colours are those of the AWS CLI, and only where they are asked for")
  func colors() throws {
    let document = #"{"a":["x"]}"#
    let colored = try formatted(document, as: .table, color: .on)
    #expect(colored.contains("\u{1B}[1m\u{1B}[34mx\u{1B}[0m"))
    #expect(colored.contains("\u{1B}[2m\u{1B}[33m|\u{1B}[0m"))
    #expect(try formatted(document, as: .table, color: .auto) == colored)
    #expect(try !formatted(document, as: .table, color: .off).contains("\u{1B}"))
    for format in [OutputFormat.json, .yaml, .text] {
      #expect(try !formatted(document, as: format, color: .on).contains("\u{1B}"))
    }
  }

  // MARK: YAML

  @Test("YAML is in block style")
  func yaml() throws {
    let document = #"{"a":{"b":[{"c":1,"d":[]},["x",["z"]],null]},"e":{},"f":[true]}"#
    let text = try formatted(document, as: .yaml)
    #expect(
      text == """
        a:
          b:
          - c: 1
            d: []
          - - x
            - - z
          - null
        e: {}
        f:
        - true

        """)
  }

  @Test(
    "A YAML scalar is quoted only where it would be read as something else",
    arguments: [
      ("SUCCESS", "SUCCESS"),
      ("arn:aws:ssm-sap:eu-central-1:1:HANA/a", "arn:aws:ssm-sap:eu-central-1:1:HANA/a"),
      ("5b0e1f3a-7c24-4d19", "5b0e1f3a-7c24-4d19"), ("", "''"), ("yes", "'yes'"),
      ("NULL", "'NULL'"),
      ("1.5", "'1.5'"), ("1e5", "'1e5'"), ("0x1f", "'0x1f'"), ("2026-01-01", "'2026-01-01'"),
      ("2026-01-01T10:00:00Z", "'2026-01-01T10:00:00Z'"), ("a: b", "'a: b'"), ("a #b", "'a #b'"),
      ("it's", "it's"), ("'quoted'", "'''quoted'''"), ("- x", "'- x'"), ("*x", "'*x'"),
      ("a:", "'a:'"),
      ("a ", "'a '"), ("tab\t", "\"tab\\t\""), ("\u{1}", "\"\\u0001\""), ("ä日😀", "ä日😀"),
      ("\u{2028}", "\"\\u2028\""), ("~", "'~'"), ("=", "'='"), ("a\nb", "|-\n  a\n  b"),
      ("a\n\nb\n", "|\n  a\n\n  b"), ("a\n\n", "|+\n  a\n"), (" a\nb", "\" a\\nb\""),
      ("\na", "\"\\na\""), ("a\r\nb", "\"a\\r\\nb\""),
    ])
  func yamlScalar(text: String, expected: String) throws {
    let value = JSONValue.string(text)
    #expect(String(decoding: YAMLFormat.text(of: value), as: UTF8.self) == expected + "\n")
  }

  @Test(
    "A YAML number with an exponent has a point",
    arguments: [("1e16", "1.0e+16"), ("1.5e-7", "1.5e-07"), ("12", "12"), ("1.0", "1.0")])
  func yamlNumber(text: String, expected: String) throws {
    #expect(try formatted(text, as: .yaml) == expected + "\n")
  }
}
