import HTTPTypes

/// The header fields that identify the call and the attempt of a request.
///
/// Source: AWS SDKs, "Retry behavior": `amz-sdk-invocation-id` and `amz-sdk-request`.
enum CallHeader {
  static let invocationID = name("amz-sdk-invocation-id")
  static let request = name("amz-sdk-request")

  /// The names above are valid, so the alternative is never used.
  private static func name(_ text: String) -> HTTPField.Name {
    HTTPField.Name(text) ?? .userAgent
  }
}
