import AWSSigV4

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The form of the files of the suites `sigv4` and `sigv4a`, whose names are in snake case.
enum SigV4Vectors {
  struct File: Decodable, Sendable {
    let cases: [Case]
  }

  struct Case: Decodable, Sendable {
    let name: String
    let context: Context
    let parsed: Request
    let header: Expected?
    let query: Expected?
    let publicKey: PublicKey?
  }

  struct Context: Decodable, Sendable {
    let credentials: Keys
    let timestamp: String
    let region: String
    let service: String
    let normalize: Bool
    let signBody: Bool
    let omitSessionToken: Bool?
    let expirationInSeconds: Int
  }

  struct Keys: Decodable, Sendable {
    let accessKeyId: String
    let secretAccessKey: String
    let token: String?

    var credentials: Credentials {
      Credentials(
        accessKeyID: accessKeyId, secretAccessKey: secretAccessKey, sessionToken: token)
    }
  }

  struct Request: Decodable, Sendable {
    let method: String
    let target: String
    let headers: [[String]]
    let body: String

    func signingRequest(_ payload: Payload) -> SigningRequest {
      let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      return SigningRequest(
        method: method, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "",
        headers: headers.filter { $0.count == 2 }.map { ($0[0], $0[1]) }, payload: payload)
    }
  }

  struct Expected: Decodable, Sendable {
    let canonicalRequest: String
    let stringToSign: String
    let signature: String
    let signedRequest: String?
  }

  /// The coordinates of a point, in hexadecimal digits.
  struct PublicKey: Decodable, Sendable {
    let x: String
    let y: String

    enum CodingKeys: String, CodingKey {
      case x = "X"
      case y = "Y"
    }
  }
}

/// One form of a vector: with the signature in a header, or in the query.
struct SigV4Form: Sendable {
  let vector: SigV4Vectors.Case
  let expected: SigV4Vectors.Expected
  let request: SigningRequest
  let context: SigningContext

  /// The cases of a file or folder, each form of a vector by itself.
  static func cases(
    at path: String, run: @escaping @Sendable (SigV4Form) throws -> Outcome
  ) throws -> [ConformanceCase] {
    try VectorFile.expand(path, holding: ["cases.json"]).flatMap { file in
      try VectorFile.read(SigV4Vectors.File.self, from: file, namedIn: .convertFromSnakeCase).cases
        .flatMap { try cases(of: $0, run: run) }
    }
  }

  private static func cases(
    of vector: SigV4Vectors.Case, run: @escaping @Sendable (SigV4Form) throws -> Outcome
  ) throws -> [ConformanceCase] {
    let expiry = Duration.seconds(vector.context.expirationInSeconds)
    let forms: [(String, SignatureLocation, SigV4Vectors.Expected?)] = [
      ("header", .header, vector.header), ("query", .query(expiresIn: expiry), vector.query),
    ]
    return try forms.compactMap { name, location, expected in
      guard let expected else { return nil }
      let form = try SigV4Form(vector, location, expected)
      return ConformanceCase(name: "\(vector.name) in \(name)") { try run(form) }
    }
  }

  private init(
    _ vector: SigV4Vectors.Case, _ location: SignatureLocation, _ expected: SigV4Vectors.Expected
  ) throws {
    let given = vector.context
    self.vector = vector
    self.expected = expected
    // Without `sign_body` the vectors sign the hash of an empty body.
    request = vector.parsed.signingRequest(
      .bytes(given.signBody ? Array(vector.parsed.body.utf8) : []))
    context = SigningContext(
      credentials: given.credentials.credentials,
      date: try Date.ISO8601FormatStyle().parse(given.timestamp),
      region: given.region, service: given.service,
      options: SigningOptions(
        location: location,
        pathNormalization: given.normalize ? .on : .off,
        signedBodyHeader: given.signBody ? .always : .whenNeeded,
        sessionToken: given.omitSessionToken == true ? .addedAfterSigning : .signed))
  }

  /// The stages before the signature.
  func differences(in explanation: SigningExplanation) -> [Difference?] {
    [
      Difference(
        "canonical request", expected: expected.canonicalRequest,
        actual: explanation.canonicalRequest),
      Difference(
        "string to sign", expected: expected.stringToSign, actual: explanation.stringToSign),
    ]
  }
}
