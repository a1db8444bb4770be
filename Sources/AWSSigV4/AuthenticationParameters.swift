/// The query parameters that a presigned URL consists of, decoded.
struct AuthenticationParameters {
  private var values: [String?] = []

  /// Reads them out of a query, which may have any other parameters.
  init(_ query: String) throws(VerificationError) {
    let bytes = query.utf8.span
    var start = 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: Ascii.ampersand, from: start)
      let nameEnd = min(bytes.firstIndex(of: Ascii.equals, from: start), end)
      if let parameter = Self.parameter(bytes, start..<nameEnd) {
        let value = QueryEncoding.decoded(bytes, min(nameEnd + 1, end)..<end)
        try set(parameter, value)
      }
      start = end + 1
    }
  }

  private mutating func set(
    _ parameter: SignatureParameter, _ value: String?
  ) throws(VerificationError) {
    if values.isEmpty { values = Array(repeating: nil, count: SignatureParameter.allCases.count) }
    guard let value, values[parameter.index] == nil else { throw .malformed(parameter.rawValue) }
    values[parameter.index] = value
  }

  subscript(parameter: SignatureParameter) -> String? {
    values.isEmpty ? nil : values[parameter.index]
  }

  func value(_ parameter: SignatureParameter) throws(VerificationError) -> String {
    guard let value = self[parameter] else { throw .malformed(parameter.rawValue) }
    return value
  }

  private static func parameter(_ bytes: Span<UInt8>, _ name: Range<Int>) -> SignatureParameter? {
    // Nearly always the name is written as it is; an escape in it is allowed all the same.
    guard let first = name.first, bytes[first] == UInt8(ascii: "X") || bytes[first] == Ascii.percent
    else { return nil }
    for parameter in SignatureParameter.all where bytes.equals(name, parameter.rawValue) {
      return parameter
    }
    guard bytes.firstIndex(of: Ascii.percent, from: name.lowerBound) < name.upperBound else {
      return nil
    }
    return QueryEncoding.decoded(bytes, name).flatMap(SignatureParameter.init(rawValue:))
  }
}
