import AWSShapes

/// Writes parameters as `application/x-www-form-urlencoded`, for a query or a request body.
enum FormEncoding {
  /// Returns the parameters in their order, with names and values percent-encoded.
  static func text(_ parameters: [(name: String, value: String)]) -> String {
    parameters.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
      .joined(separator: "&")
  }
}
