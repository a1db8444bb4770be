import JMESPath
import SystemPackage

/// Prints the result of a command on standard output.
struct ResultWriter {
  let format: OutputFormat
  let query: JMESPath.Expression?
  private let table: TableFormat
  private let output: ResultOutput
  /// Where results go instead of the output.
  private let capture: ResultCapture?

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - options: The format and the query. Without a format, results are JSON.
  ///   - output: Where to print.
  ///   - terminal: The terminal that the output goes to; `nil` if it does not go to one.
  init(
    _ options: OutputOptions, output: FileDescriptor = .standardOutput,
    terminal: OutputTerminal? = .ofStandardOutput
  ) throws {
    capture = ResultCapture.current
    format = capture == nil ? options.output ?? .json : .json
    query = options.query
    table = TableFormat(options.color, terminal: terminal)
    self.output = ResultOutput(output)
  }

  /// Prints a result. As in the AWS CLI, an object without members prints nothing.
  ///
  /// - Parameters:
  ///   - value: The result.
  ///   - title: The name of the operation, which the table format prints.
  /// - Throws: ``CommandFailure`` if the query does not accept the result, if the format cannot show
  ///   it, or if it cannot be written; `ExitCode` if the reader of a pipe has closed it.
  func write(_ value: JSONValue, title: String) async throws {
    if let capture { return capture.add(try selected(from: value)) }
    try await output.write(try text(of: selected(from: value), title))
  }

  /// Returns a writer of a result that arrives in pages.
  ///
  /// - Parameters:
  ///   - items: The path of members to the list that the pages divide.
  ///   - title: The name of the operation, which the table format prints.
  func pages(of items: [String], title: String) -> PageWriter {
    PageWriter(self, items: items, title: title)
  }

  // MARK: Parts, for pages

  /// Whether a result is needed as a whole before it is printed.
  var needsWholeResult: Bool { query != nil || capture != nil }

  func write(_ text: [UInt8]) async throws {
    try await output.write(text)
  }

  /// Returns the part of a result that the query selects.
  func selected(from value: JSONValue) throws(CommandFailure) -> JSONValue {
    guard let query else { return value }
    do {
      return try query.search(value)
    } catch {
      throw CommandFailure(.other, "--query does not fit the result: \(error)")
    }
  }

  func text(of value: JSONValue, _ title: String) throws(CommandFailure) -> [UInt8] {
    switch format {
    case .json: value == .object([]) ? [] : try JSONFormat.text(of: value) + [UInt8(ascii: "\n")]
    case .yaml: value == .object([]) ? [] : YAMLFormat.text(of: value)
    case .text: TextFormat.text(of: value)
    case .table: try table.text(of: value, title)
    }
  }
}
