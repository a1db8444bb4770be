public import AWSSigV4
public import HTTPTypes

/// Signs the request of an attempt.
public protocol RequestSigner: Sendable {
  /// Adds the signature to the request.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - payload: The request's body, or that the signature leaves it out.
  ///   - context: The credentials, the date and the scope of the signature.
  /// - Throws: An error that names the part of the request or of the credentials that cannot be
  ///   signed.
  func sign(
    _ request: inout HTTPRequest, payload: Payload, with context: SigningContext
  ) throws
}
