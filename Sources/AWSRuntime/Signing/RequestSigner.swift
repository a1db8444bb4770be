public import AWSSigV4
public import HTTPTypes

/// Signs a request for one attempt.
public protocol RequestSigner: Sendable {
  /// Adds to the request what proves who sends it.
  ///
  /// - Throws: An error that says what about request or credentials cannot be signed.
  func sign(
    _ request: inout HTTPRequest, body: [UInt8], with context: SigningContext
  ) throws
}
