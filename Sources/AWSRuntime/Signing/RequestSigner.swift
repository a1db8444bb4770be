public import AWSSigV4
public import HTTPTypes

/// Signs a request before each attempt.
///
/// `SigV4Signer` of AWSSigV4 conforms.
public protocol RequestSigner: Sendable {
  /// Adds the signature to the request.
  ///
  /// - Parameters:
  ///   - request: The request to sign.
  ///   - payload: The request's body, or the statement that the signature does not cover it.
  ///   - context: The credentials, date, region, service and options to sign with.
  /// - Throws: An error that says which part of the request or the credentials cannot be signed.
  func sign(
    _ request: inout HTTPRequest, payload: Payload, with context: SigningContext
  ) throws

  /// Adds the signature to a request whose body follows in signed chunks.
  ///
  /// - Parameters:
  ///   - request: The request to sign.
  ///   - payload: How the chunks are signed.
  ///   - context: The credentials, date, region, service and options to sign with.
  /// - Returns: The signer of the chunks.
  /// - Throws: An error that says which part of the request or the credentials cannot be signed.
  func signStream(
    _ request: inout HTTPRequest, payload: StreamingPayload, with context: SigningContext
  ) throws -> ChunkSigner

  /// Adds the signature to a request whose body follows in signed events.
  ///
  /// - Parameters:
  ///   - request: The request to sign.
  ///   - context: The credentials, date, region, service and options to sign with.
  /// - Returns: The signer of the events.
  /// - Throws: An error that says which part of the request or the credentials cannot be signed.
  func signEvents(
    of request: inout HTTPRequest, with context: SigningContext
  ) throws -> EventSigner
}

extension RequestSigner {
  /// Throws an error: a signer that knows nothing of chunks cannot sign them.
  public func signStream(
    _ request: inout HTTPRequest, payload: StreamingPayload, with context: SigningContext
  ) throws -> ChunkSigner {
    throw SigningError.unsupportedPayload
  }

  /// Throws an error: a signer that knows nothing of events cannot sign them.
  public func signEvents(
    of request: inout HTTPRequest, with context: SigningContext
  ) throws -> EventSigner {
    throw SigningError.unsupportedPayload
  }
}
