extension SigV4Signer {
  /// Starts signing the events of a request that was signed with ``StreamingPayload/events``.
  ///
  /// - Parameters:
  ///   - signature: The signature of the request.
  ///   - context: The context that the request was signed with.
  public func eventSigner(
    continuing signature: SigV4Signature, with context: SigningContext
  ) -> EventSigner {
    eventSigner(continuing: signature.signature, with: context)
  }

  /// Starts signing the events of a request whose signature is known.
  ///
  /// - Parameters:
  ///   - signature: The signature of the request, in lowercase hexadecimal digits.
  ///   - context: The context that the request was signed with.
  public func eventSigner(
    continuing signature: String, with context: SigningContext
  ) -> EventSigner {
    EventSigner(continuing: signature, context: context, keyCache: keyCache)
  }
}
