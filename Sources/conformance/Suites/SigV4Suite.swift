import AWSSigV4

/// Signature Version 4 at each stage: canonical request, string to sign, signature, signed request.
enum SigV4Suite: Suite {
  static let name = "sigv4"

  static func cases(at path: String) throws -> [ConformanceCase] {
    try SigV4Form.cases(at: path, run: run)
  }

  private static func run(_ form: SigV4Form) throws -> Outcome {
    let expected = form.expected
    let explanation = try SigV4Signer().explain(form.request, with: form.context)
    let signature = try SigV4Signer().sign(form.request, with: form.context)
    var differences = form.differences(in: explanation)
    differences += [
      Difference("signature", expected: expected.signature, actual: signature.signature),
      Difference(
        "explained signature", expected: expected.signature, actual: explanation.signature),
    ]
    if let signed = expected.signedRequest {
      differences.append(
        Difference(
          "signed request", expected: RawRequest(parsing: signed),
          actual: RawRequest(form.request, form.vector.parsed.body, signature)))
    }
    return Outcome(differences.compactMap { $0 })
  }
}
