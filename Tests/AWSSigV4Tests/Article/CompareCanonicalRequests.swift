import AWSSigV4

/// Compares what the signer signs with the canonical request in a service's error message.
func firstDifference(
  between theirs: String, and request: SigningRequest, signedWith context: SigningContext
) throws -> CanonicalDifference? {
  let ours = try SigV4Signer().explain(request, with: context).canonicalRequest
  return CanonicalDifference(between: theirs, and: ours)
}
