import AWSShapes

/// The parts of a request or response that members are read from.
struct IncomingMessage {
  /// All query parameters with one name.
  typealias Parameters = (name: String, values: [String])

  /// The status code of a response; `nil` for a request.
  var status: Int?
  /// The header fields.
  var headers: [WireHeader]
  /// The body.
  var body: ByteStream
  private var request: IncomingRequest?

  init(_ response: WireResponse) {
    status = response.status
    headers = response.headers
    body = response.body
  }

  init(_ request: IncomingRequest) {
    headers = request.headers
    body = ByteStream(request.body)
    self.request = request
  }

  /// Whether members of the structure are in a document of this message.
  func hasDocument(_ bindings: MemberBindings) -> Bool {
    request == nil ? bindings.hasResponseDocument : bindings.hasRequestDocument
  }

  /// Whether a member with the location is in the document of this message.
  func isInDocument(_ location: MemberLocation) -> Bool {
    request == nil ? location.isDocumentOfResponse : location.isDocumentOfRequest
  }

  /// Returns the body, which is in memory unless the output streams.
  func bytesInMemory() throws(ShapeReadingError) -> [UInt8] {
    guard let bytes = body.bytes else {
      throw ShapeReadingError(
        .mismatch, "expected a body in memory, found a stream", offset: 0)
    }
    return bytes
  }

  // MARK: Path and query

  /// Returns the value of a label of the path.
  func label(_ name: String) -> String? {
    request?.labels.first { $0.name.hasSameBytes(as: name) }?.value
  }

  /// Returns the values of all query parameters with a name, in order; `nil` if there is none.
  func parameters(_ name: String) -> [String]? {
    allParameters?.first { $0.name.hasSameBytes(as: name) }?.values
  }

  /// The query parameters by name, in the order of the names' first use; `nil` if there is none.
  var allParameters: [Parameters]? {
    guard let query = request?.query, !query.isEmpty else { return nil }
    var all: [Parameters] = []
    for (name, value) in query {
      if let index = all.firstIndex(where: { $0.name.hasSameBytes(as: name) }) {
        all[index].values.append(value)
      } else {
        all.append((name, [value]))
      }
    }
    return all
  }
}
