package import AWSShapes

/// The parts of a request from which a server reads an input.
package struct IncomingRequest: Sendable {
  /// A name and a value, both decoded.
  package typealias Pair = (name: String, value: String)

  /// The labels of the path.
  package var labels: [Pair]
  /// The parameters of the query, in order.
  package var query: [Pair]
  /// The header fields.
  package var headers: [WireHeader]
  /// The body; empty if there is none.
  package var body: [UInt8]

  /// Creates the parts of a request.
  package init(labels: [Pair], query: [Pair], headers: [WireHeader], body: [UInt8]) {
    self.labels = labels
    self.query = query
    self.headers = headers
    self.body = body
  }

  /// Returns the parameters of a percent-encoded query; `nil` if it is not encoded properly.
  ///
  /// Source: RFC 3986, section 2.1. A plus sign is not a space.
  package static func parameters(of query: String) -> [Pair]? {
    var parameters: [Pair] = []
    for piece in query.utf8.split(separator: UInt8(ascii: "&")) {
      let sign = piece.firstIndex(of: UInt8(ascii: "="))
      let value = sign.map { piece[piece.index(after: $0)...] } ?? piece[piece.endIndex...]
      guard let name = PercentEncoding.decode(piece[..<(sign ?? piece.endIndex)]),
        let value = PercentEncoding.decode(value)
      else { return nil }
      parameters.append((name, value))
    }
    return parameters
  }
}
