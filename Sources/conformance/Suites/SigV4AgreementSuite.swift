import AWSSigV4

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Random requests with the signatures that another signer gave them.
///
/// `Tests/AWSSigV4Tests/Agreement/generate.py` writes the file.
enum SigV4AgreementSuite: Suite {
  static let name = "sigv4-agreement"

  static func cases(at path: String) throws -> [ConformanceCase] {
    // One signer for all: a shared cache of keys must not change a signature.
    let signer = SigV4Signer()
    return try VectorFile.expand(path, holding: ["cases.json"]).flatMap { file in
      try VectorFile.read(
        SigV4AgreementVectors.File.self, from: file, namedIn: .convertFromSnakeCase
      )
      .cases.map { vector in
        ConformanceCase(name: vector.name) { try run(vector, signer) }
      }
    }
  }

  private static func run(
    _ vector: SigV4AgreementVectors.Case, _ signer: SigV4Signer
  ) throws -> Outcome {
    let request = request(of: vector)
    let context = try context(of: vector)
    let explanation = try signer.explain(request, with: context)
    let signature = try signer.sign(request, with: context)
    let expected = vector.expected
    return Outcome(
      [
        Difference(
          "canonical request", expected: expected.canonicalRequest,
          actual: explanation.canonicalRequest),
        Difference(
          "string to sign", expected: expected.stringToSign, actual: explanation.stringToSign),
        Difference("signature", expected: expected.signature, actual: signature.signature),
        verification(of: request, signature, vector, context),
      ].compactMap { $0 })
  }

  /// What the verifier says of the signed request, if it does not accept it.
  private static func verification(
    of request: SigningRequest, _ signature: SigV4Signature,
    _ vector: SigV4AgreementVectors.Case, _ context: SigningContext
  ) -> Difference? {
    var received = request
    received.headers += signature.headers
    if let query = signature.query { received.query = query }
    let verifier = SigV4Verifier(
      region: context.region, service: context.service, options: context.options)
    do {
      _ = try verifier.verify(received, now: context.date) { _ in context.credentials }
      return nil
    } catch {
      return Difference("verification", expected: "accepted", actual: "\(error)")
    }
  }

  private static func request(of vector: SigV4AgreementVectors.Case) -> SigningRequest {
    let isPresignedForS3 = vector.isForS3 && vector.context.expirationInSeconds != nil
    return vector.parsed.signingRequest(
      isPresignedForS3 ? .unsigned : .bytes(Array(vector.parsed.body.utf8)))
  }

  private static func context(of vector: SigV4AgreementVectors.Case) throws -> SigningContext {
    let given = vector.context
    var options = vector.isForS3 ? SigningOptions.s3 : .standard
    if let seconds = given.expirationInSeconds {
      options.location = .query(expiresIn: .seconds(seconds))
    }
    return SigningContext(
      credentials: given.credentials.credentials,
      date: try Date.ISO8601FormatStyle().parse(given.timestamp),
      region: given.region, service: given.service, options: options)
  }
}
