public import AWSSigV4

// `SigV4Signer.sign(_:payload:with:)` is the protocol's requirement.
extension SigV4Signer: RequestSigner {}
