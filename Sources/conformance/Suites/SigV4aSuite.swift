import AWSSigV4

/// Signature Version 4A at each stage. Its signatures are random, so they are verified: the
/// vector's and ours, with the vector's public key.
enum SigV4aSuite: Suite {
  static let name = "sigv4a"

  static func cases(at path: String) throws -> [ConformanceCase] {
    try SigV4Form.cases(at: path, run: run)
  }

  private static func run(_ form: SigV4Form) throws -> Outcome {
    guard let vectorKey = form.vector.publicKey else {
      return .failed([Difference("public key", expected: "one in the vector", actual: "none")])
    }
    let expected = form.expected
    let explanation = try SigV4aSigner().explain(form.request, with: form.context)
    let signature = try SigV4aSigner().sign(form.request, with: form.context)
    let publicKey = try SigV4aSigner.publicKey(for: form.context.credentials)
    let text = expected.stringToSign
    func isValid(_ signature: String, for text: String) -> Bool {
      SigV4aSigner.isValid(signature: signature, for: text, publicKey: publicKey)
    }
    var differences = form.differences(in: explanation)
    differences += [
      Difference("public key", expected: vectorKey.x + vectorKey.y, actual: hexadecimal(publicKey)),
      Difference(
        "the vector's signature fits", expected: true,
        actual: isValid(expected.signature, for: text)),
      Difference(
        "the signature fits another text", expected: false,
        actual: isValid(signature.signature, for: text + " ")),
      Difference(
        "the signature fits", expected: true, actual: isValid(signature.signature, for: text)),
      Difference(
        "the explained signature fits", expected: true,
        actual: isValid(explanation.signature, for: text)),
    ]
    if let signed = expected.signedRequest {
      let actual = RawRequest(form.request, form.vector.parsed.body, signature)
      differences.append(
        Difference(
          "signed request but for the signature",
          expected: RawRequest(parsing: signed).withoutSignature,
          actual: actual.withoutSignature))
    }
    return Outcome(differences.compactMap { $0 })
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 0xF, radix: 16) }.joined()
  }
}
