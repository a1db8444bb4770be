public import AWSSigV4
public import HTTPTypes

/// Signs with AWS Signature Version 4, in header fields.
public struct SigV4Signer: RequestSigner {
  private let signer = SigV4()

  /// A signer with a key cache of its own.
  public init() {}

  /// Adds date, session token and authorization to the request.
  ///
  /// - Throws: `SigningError`, which names what about request or credentials cannot be signed.
  public func sign(
    _ request: inout HTTPRequest, payload: Payload, with context: SigningContext
  ) throws {
    try signer.sign(&request, payload: payload, with: context)
  }
}
