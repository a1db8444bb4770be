import AWSShapes

/// The name of an error, which stands in a header field or in the body.
enum ErrorCode {
  /// The name in the header field `x-amzn-errortype`, else the one in the body as `__type`, else
  /// as `code`; nil where there is none.
  static func find(in response: WireResponse, _ body: ErrorBody?) -> String? {
    (response.header("x-amzn-errortype") ?? body?.type ?? body?.code).flatMap(trimmed)
  }

  /// The name without the namespace before it and the URI after it, which do not count.
  private static func trimmed(_ name: String) -> String? {
    let beforeURI = name.prefix { $0 != ":" }
    let code = beforeURI.split(separator: "#").last.map { String($0).trimmingHeaderSpace }
    return code?.isEmpty == false ? code : nil
  }
}
