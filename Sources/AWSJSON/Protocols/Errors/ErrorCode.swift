import AWSShapes

/// Finds the name of an error in a response.
enum ErrorCode {
  /// Which member of an error body to prefer if a body has both.
  enum Order {
    /// `__type`, as in awsJson1_0 and awsJson1_1.
    case typeFirst
    /// `code` or `Code`, as in restJson1.
    case codeFirst
  }

  /// Returns the name of the error: from the header field `x-amzn-errortype`, else from the body.
  ///
  /// - Returns: `nil` if the response has none.
  static func find(in response: WireResponse, _ body: ErrorBody?, _ order: Order) -> String? {
    let field = IncomingHeaders.value("x-amzn-errortype", in: response.headers)
    if let name = field.flatMap(name(inHeader:)) { return name }
    let candidates =
      switch order {
      case .typeFirst: [body?.type, body?.code]
      case .codeFirst: [body?.code, body?.type]
      }
    for candidate in candidates {
      if let name = candidate.flatMap({ name(in: $0.utf8[...]) }) { return name }
    }
    return nil
  }

  /// Returns the first name of a list.
  private static func name(inHeader value: String) -> String? {
    for element in value.utf8.split(separator: UInt8(ascii: ",")) {
      if let name = name(in: element) { return name }
    }
    return nil
  }

  /// Returns the name without the namespace before it and the URI after it.
  private static func name(in text: Substring.UTF8View) -> String? {
    let beforeURI = text.prefix { $0 != UInt8(ascii: ":") }
    let name = beforeURI.split(separator: UInt8(ascii: "#")).last
    let trimmed = name.map { String(decoding: $0, as: UTF8.self).trimmingHeaderSpace }
    return trimmed?.isEmpty == false ? trimmed : nil
  }
}
