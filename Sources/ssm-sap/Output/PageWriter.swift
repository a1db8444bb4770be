import AWSShapes
import JMESPath

/// Prints a result that arrives in pages.
///
/// JSON, YAML and text are printed page by page, so that memory does not grow with their number. A
/// query, other than on text, and a table need the whole result.
struct PageWriter {
  private let writer: ResultWriter
  private let items: [String]
  private let title: String
  /// The pages so far, where they are collected.
  private var collected: [JSONValue] = []
  private var list: (any ListFormat)?
  /// Whether a page had the list, which may have been empty.
  private var hasList = false

  init(_ writer: ResultWriter, items: [String], title: String) {
    self.writer = writer
    self.items = items
    self.title = title
    guard !writer.needsWholeResult else { return }
    switch writer.format {
    case .json: list = JSONListFormat(items)
    case .yaml: list = YAMLListFormat(items)
    case .text, .table: break
    }
  }

  /// Prints a page, or keeps it until the end. As in the AWS CLI, only the list of the page counts.
  ///
  /// - Throws: As ``ResultWriter/write(_:title:)``.
  mutating func write(_ page: JSONValue) async throws {
    let found = items.reduce(page) { $0[$1] ?? .null }
    if writer.format == .text { return try await writer.write(try text(nested(found))) }
    guard case .array(let elements) = found else { return }
    hasList = true
    if list == nil {
      collected += elements
    } else {
      try await writer.write(try list?.text(of: elements) ?? [])
    }
  }

  /// Prints what is left.
  ///
  /// - Parameter resumeToken: The token that continues the list, if it does not end here.
  /// - Throws: As ``ResultWriter/write(_:title:)``.
  mutating func finish(resumeToken: String?) async throws {
    let token = resumeToken.map { JSONValue.Member(Self.tokenName, .string($0)) }
    if writer.format == .text {
      guard let token else { return }
      return try await writer.write(try text(.object([.init(Self.tokenName, .object([token]))])))
    }
    if let end = try list?.end(token, hasList: hasList) { return try await writer.write(end) }
    try await writer.write(whole(token), title: title)
  }

  private static let tokenName = "NextToken"

  private func text(_ value: JSONValue) throws -> [UInt8] {
    try writer.text(of: try writer.selected(from: value), title)
  }

  private func whole(_ token: JSONValue.Member?) -> JSONValue {
    var members: [JSONValue.Member] = []
    if hasList, case .object(let list) = nested(.array(collected)) { members = list }
    return .object(members + (token.map { [$0] } ?? []))
  }

  /// Returns a value as the only member of objects that have the path of the items.
  private func nested(_ value: JSONValue) -> JSONValue {
    items.reversed().reduce(value) { .object([JSONValue.Member($1, $0)]) }
  }
}
