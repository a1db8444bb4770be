import AWSSigV4

/// A request as the text of the vectors has it, with header fields in no particular order.
struct RawRequest: Equatable, Sendable {
  private var method: String
  private var path: String
  private var query: [String]
  private var headers: [String]
  private var body: String

  /// Reads a request line, header fields, an empty line and a body.
  init(parsing text: String) {
    let parts = text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
    var lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)[...]
    let requestLine = String(lines.popFirst() ?? "")
    let target = requestLine.drop { $0 != " " }.dropFirst()
    let end = target.firstRange(of: " HTTP/1.1")
    self.init(
      method: String(requestLine.prefix { $0 != " " }),
      target: String(end.map { target[..<$0.lowerBound] } ?? target),
      headers: Self.unfold(lines.map(String.init)),
      body: parts.count > 1 ? String(parts[1]) : "")
  }

  /// The request that signing makes of one.
  init(_ request: SigningRequest, _ body: String, _ signature: SigV4Signature) {
    let added = signature.headers
    let replaced = Set(added.map { $0.name.lowercased() })
    let kept = request.headers.filter { !replaced.contains($0.name.lowercased()) }
    let query = signature.query ?? request.query
    self.init(
      method: request.method, target: query.isEmpty ? request.path : "\(request.path)?\(query)",
      headers: (kept + added).map { "\($0.name):\($0.value)" }, body: body)
  }

  private init(method: String, target: String, headers: [String], body: String) {
    self.method = method
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(parts[0])
    query = parts.count > 1 ? parts[1].split(separator: "&").map(String.init).sorted() : []
    self.headers = headers.map(Self.normalized).sorted()
    self.body = body
  }

  /// The same with an empty signature, for those that are random.
  var withoutSignature: RawRequest {
    var request = self
    request.query.removeAll { $0.hasPrefix("X-Amz-Signature=") }
    request.headers = headers.map { line in
      line.firstRange(of: ", Signature=").map { String(line[..<$0.upperBound]) } ?? line
    }
    return request
  }

  /// A line that begins with white space belongs to the field before it.
  private static func unfold(_ lines: [String]) -> [String] {
    lines.reduce(into: []) { fields, line in
      if line.first?.isWhitespace == true, let last = fields.popLast() {
        fields.append("\(last)\n\(line)")
      } else if !line.isEmpty {
        fields.append(line)
      }
    }
  }

  /// Names of fields have no case.
  private static func normalized(_ line: String) -> String {
    let name = line.prefix { $0 != ":" }
    return name.lowercased() + line.dropFirst(name.count)
  }
}
