public import AWSSigV4
public import HTTPTypes

/// Signs a request for one attempt.
public protocol RequestSigner: Sendable {
  /// Adds to the request what proves who sends it.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - payload: Its body, or that the signature leaves it out.
  ///   - context: What to sign with.
  /// - Throws: An error that says what about request or credentials cannot be signed.
  func sign(
    _ request: inout HTTPRequest, payload: Payload, with context: SigningContext
  ) throws
}
