import AWSJSON
import ArgumentParser
import Foundation
import JMESPath
import SystemPackage
import Testing

@testable import ssm_sap

@Suite("Results in pages")
struct PageWriterTests {
  private static let pages = [
    #"{"L":[{"a":1},{"a":2}],"NextToken":"x"}"#, #"{"L":[],"NextToken":"y"}"#, #"{"L":[{"a":3}]}"#,
  ]

  /// Prints pages into a pipe, and returns the text after each page and at the end.
  private func print(
    _ pages: [String], as format: OutputFormat, path: [String] = ["L"], query: String? = nil,
    token: String? = nil
  ) async throws -> [String] {
    var options = try OutputOptions.parse([])
    options.output = format
    options.query = try query.map { try JMESPath.Expression(parsing: $0) }
    let pipe = Pipe()
    let sink = FileDescriptor(rawValue: pipe.fileHandleForWriting.fileDescriptor)
    var writer = try ResultWriter(options, output: sink, terminal: nil).pages(
      of: path, title: "Title")
    var texts: [String] = []
    // The mark ends a read where nothing was printed.
    func readPrinted() throws {
      try sink.writeAll("#".utf8)
      texts.append(
        String(decoding: pipe.fileHandleForReading.availableData.dropLast(), as: UTF8.self))
    }
    for page in pages {
      try await writer.write(try JSONCodec().decode(JSONValue.self, from: Array(page.utf8)))
      try readPrinted()
    }
    try await writer.finish(resumeToken: token)
    try readPrinted()
    return texts
  }

  @Test(
    "All pages together are printed as one result",
    arguments: [OutputFormat.json, .yaml, .table], [nil, "token"])
  func whole(format: OutputFormat, token: String?) async throws {
    let rest = token.map { #","NextToken":"\#($0)""# } ?? ""
    let document = #"{"L":[{"a":1},{"a":2},{"a":3}]\#(rest)}"#
    let printed = try await print(Self.pages, as: format, token: token).joined()
    #expect(try printed == formatted(document, as: format))
  }

  @Test(
    "Lists without elements, and without a list, are printed as one result",
    arguments: [OutputFormat.json, .yaml],
    [
      (["{}"], nil, "{}"), ([#"{"L":[]}"#, "{}"], nil, #"{"L":[]}"#),
      (["{}"], "t", #"{"NextToken":"t"}"#), ([#"{"L":[]}"#], "t", #"{"L":[],"NextToken":"t"}"#),
    ] as [([String], String?, String)])
  func empty(format: OutputFormat, example: ([String], String?, String)) async throws {
    let (pages, token, document) = example
    let printed = try await print(pages, as: format, token: token).joined()
    #expect(try printed == formatted(document, as: format))
  }

  @Test("A list inside of another member is printed as one result")
  func path() async throws {
    let pages = [#"{"A":{"B":[1,{"x":[2]}]}}"#, #"{"A":{"B":[3]}}"#]
    let document = #"{"A":{"B":[1,{"x":[2]},3]},"NextToken":"t"}"#
    for format in [OutputFormat.json, .yaml] {
      let printed = try await print(pages, as: format, path: ["A", "B"], token: "t")
      #expect(try printed.joined() == formatted(document, as: format))
    }
  }

  @Test("Each page is printed as it arrives", arguments: [OutputFormat.json, .yaml, .text])
  func streaming(format: OutputFormat) async throws {
    let texts = try await print(Self.pages, as: format)
    #expect(texts[0].contains("2"))
    #expect(!texts[0].contains("3"))
    #expect(texts[2].contains("3"))
  }

  @Test("A query on text selects from each page and from the token, as in the AWS CLI")
  func textQuery() async throws {
    let texts = try await print(Self.pages, as: .text, query: "L[].a", token: "t")
    #expect(texts == ["1\t2\n", "", "3\n", "None\n"])
    let last = try await print(Self.pages, as: .text, token: "t").last
    #expect(last == "NEXTTOKEN\tt\n")
  }

  @Test("A query on other formats selects from the whole")
  func query() async throws {
    let printed = try await print(Self.pages, as: .json, query: "length(L)").joined()
    #expect(printed == "3\n")
  }
}
