public import HTTPTypes

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension SigV4Verifier {
  /// Verifies an `HTTPRequest`.
  ///
  /// - Parameters:
  ///   - request: The request as received. `host` is its `Host` field or, without one, its authority.
  ///   - payload: What the signature is checked against: the bytes or the hash of the body, or
  ///     ``Payload/unsigned`` or ``Payload/streaming(_:)`` for a service that accepts those.
  ///   - now: The current time.
  ///   - credentials: Returns the credentials for an access key ID; `nil` for an unknown one.
  /// - Returns: Who signed the request, when and for which service.
  /// - Throws: ``VerificationError`` if the request is not accepted.
  public func verify(
    _ request: HTTPRequest, payload: Payload, now: Date, credentials: (String) -> Credentials?
  ) throws(VerificationError) -> VerifiedRequest {
    try verify(SigningRequest(received: request, payload), now: now, credentials: credentials)
  }

  /// Verifies an `HTTPRequest`, looking up the credentials asynchronously.
  ///
  /// - Parameters:
  ///   - request: The request as received. `host` is its `Host` field or, without one, its authority.
  ///   - payload: What the signature is checked against.
  ///   - now: The current time.
  ///   - credentials: Returns the credentials for an access key ID; `nil` for an unknown one.
  /// - Returns: Who signed the request, when and for which service.
  /// - Throws: ``VerificationError`` if the request is not accepted, and any error that
  ///   `credentials` throws.
  nonisolated(nonsending)
    public func verify(
      _ request: HTTPRequest, payload: Payload, now: Date,
      credentials: nonisolated(nonsending) (String) async throws -> Credentials?
    ) async throws -> VerifiedRequest
  {
    try await verify(
      SigningRequest(received: request, payload), now: now, credentials: credentials)
  }
}

extension SigningRequest {
  /// The parts of a request to verify.
  init(received request: HTTPRequest, _ payload: Payload) throws(VerificationError) {
    do {
      try self.init(request, payload: payload)
    } catch {
      throw .invalidRequest(error)
    }
  }
}
