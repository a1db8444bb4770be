import HTTPTypes

/// The header fields that tell the service which call and which attempt a request is.
///
/// Source: AWS SDKs, "Retry behavior": `amz-sdk-invocation-id` and `amz-sdk-request`.
enum CallHeader {
  static let invocationID = name("amz-sdk-invocation-id")
  static let request = name("amz-sdk-request")

  /// The names above are valid; there is no other way to say so.
  private static func name(_ text: String) -> HTTPField.Name {
    HTTPField.Name(text) ?? .userAgent
  }
}
