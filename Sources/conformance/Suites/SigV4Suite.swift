import AWSSigV4

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Signature Version 4 at each stage: canonical request, string to sign, signature, signed request.
enum SigV4Suite: Suite {
  static let name = "sigv4"

  static func cases(at path: String) throws -> [ConformanceCase] {
    try VectorFile.expand(path, holding: ["cases.json"]).flatMap { file in
      try VectorFile.read(SigV4Vectors.File.self, from: file, namedIn: .convertFromSnakeCase).cases
        .flatMap(forms)
    }
  }

  /// A vector has the signature in a header, in the query, or both.
  private static func forms(of vector: SigV4Vectors.Case) -> [ConformanceCase] {
    let expiry = Duration.seconds(vector.context.expirationInSeconds)
    let forms: [(String, SignatureLocation, SigV4Vectors.Expected?)] = [
      ("header", .header, vector.header), ("query", .query(expiresIn: expiry), vector.query),
    ]
    return forms.compactMap { form, location, expected in
      guard let expected else { return nil }
      return ConformanceCase(name: "\(vector.name) in \(form)") {
        try run(vector, location, expected)
      }
    }
  }

  private static func run(
    _ vector: SigV4Vectors.Case, _ location: SignatureLocation, _ expected: SigV4Vectors.Expected
  ) throws -> Outcome {
    let request = request(of: vector)
    let context = try context(of: vector, location)
    let explanation = try SigV4().explain(request, with: context)
    let signature = try SigV4().sign(request, with: context)
    var differences: [Difference?] = [
      Difference(
        "canonical request", expected: expected.canonicalRequest,
        actual: explanation.canonicalRequest),
      Difference(
        "string to sign", expected: expected.stringToSign, actual: explanation.stringToSign),
      Difference("signature", expected: expected.signature, actual: signature.signature),
      Difference(
        "explained signature", expected: expected.signature, actual: explanation.signature),
    ]
    if let signed = expected.signedRequest {
      differences.append(
        Difference(
          "signed request", expected: RawRequest(parsing: signed),
          actual: RawRequest(request, vector.parsed.body, signature)))
    }
    return Outcome(differences.compactMap { $0 })
  }

  private static func request(of vector: SigV4Vectors.Case) -> SigningRequest {
    let parts = vector.parsed.target.split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return SigningRequest(
      method: vector.parsed.method, path: String(parts[0]),
      query: parts.count > 1 ? String(parts[1]) : "",
      headers: vector.parsed.headers.filter { $0.count == 2 }.map { ($0[0], $0[1]) },
      // Without `sign_body` the vectors sign the hash of an empty body.
      payload: .bytes(vector.context.signBody ? Array(vector.parsed.body.utf8) : []))
  }

  private static func context(
    of vector: SigV4Vectors.Case, _ location: SignatureLocation
  ) throws -> SigningContext {
    let given = vector.context
    return SigningContext(
      credentials: Credentials(
        accessKeyID: given.credentials.accessKeyId,
        secretAccessKey: given.credentials.secretAccessKey,
        sessionToken: given.credentials.token),
      date: try Date.ISO8601FormatStyle().parse(given.timestamp),
      region: given.region, service: given.service,
      options: SigningOptions(
        location: location,
        pathNormalization: given.normalize ? .on : .off,
        signedBodyHeader: given.signBody ? .always : .whenNeeded,
        sessionToken: given.omitSessionToken == true ? .addedAfterSigning : .signed))
  }
}
