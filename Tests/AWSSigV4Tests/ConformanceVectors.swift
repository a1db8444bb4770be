import AWSSigV4
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A case of the public signing vectors.
struct SigningVector: Decodable, Sendable, CustomTestStringConvertible {
  struct Context: Decodable, Sendable {
    struct Keys: Decodable, Sendable {
      var accessKeyId: String
      var secretAccessKey: String
      var token: String?
    }
    var credentials: Keys
    var expirationInSeconds: Int
    var normalize: Bool
    var region: String
    var service: String
    var signBody: Bool
    var timestamp: String
    var omitSessionToken: Bool?
  }
  struct Parsed: Decodable, Sendable {
    var method: String
    var target: String
    var headers: [[String]]
    var body: String
  }
  struct PublicKey: Decodable, Sendable {
    var x: String
    var y: String

    enum CodingKeys: String, CodingKey {
      case x = "X"
      case y = "Y"
    }
  }
  struct Stages: Decodable, Sendable {
    var canonicalRequest: String
    var stringToSign: String
    var signature: String
    var signedRequest: String?
  }
  var name: String
  var context: Context
  var parsed: Parsed
  var publicKey: PublicKey?
  var header: Stages?
  var query: Stages?

  var testDescription: String { name }
}

/// The vectors are not part of this package: `CONFORMANCE_DIR` says where they are.
enum ConformanceVectors {
  static let directory: String = {
    if let directory = ProcessInfo.processInfo.environment["CONFORMANCE_DIR"] { return directory }
    let packageRoot = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(packageRoot)/../shared/conformance"
  }()

  static let sigV4 = load("sigv4/cases.json")
  static let sigV4a = load("sigv4a/cases.json")

  private static func load(_ path: String) -> [SigningVector] {
    struct File: Decodable { var cases: [SigningVector] }
    guard let data = try? Data(contentsOf: URL(filePath: "\(directory)/\(path)")) else { return [] }
    // A file that is there but cannot be read must not pass for one that is absent.
    do {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(File.self, from: data).cases
    } catch {
      Issue.record(error, "\(path) cannot be read")
      return []
    }
  }
}

extension SigningVector {
  func signingContext(presigned: Bool) throws -> SigningContext {
    let options = SigningOptions(
      location: presigned ? .query(expiresIn: .seconds(context.expirationInSeconds)) : .header,
      pathNormalization: context.normalize ? .on : .off,
      signedBodyHeader: context.signBody ? .always : .whenNeeded,
      sessionToken: context.omitSessionToken == true ? .addedAfterSigning : .signed)
    return SigningContext(
      credentials: Credentials(
        accessKeyID: context.credentials.accessKeyId,
        secretAccessKey: context.credentials.secretAccessKey,
        sessionToken: context.credentials.token),
      date: try Date(context.timestamp, strategy: .iso8601),
      region: context.region, service: context.service, options: options)
  }

  var request: SigningRequest {
    let parts = parsed.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return SigningRequest(
      method: parsed.method, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "",
      headers: parsed.headers.map { ($0[0], $0[1]) },
      payload: .bytes(context.signBody ? Array(parsed.body.utf8) : []))
  }

  /// The request as text with what signing added, in the form of the vectors.
  func text(with signature: SigV4Signature) -> String {
    var target = parsed.target
    if let query = signature.query {
      target = "\(target.split(separator: "?", omittingEmptySubsequences: false)[0])?\(query)"
    }
    var text = "\(parsed.method) \(target) HTTP/1.1\n"
    for header in parsed.headers { text += "\(header[0]):\(header[1])\n" }
    for (name, value) in signature.headers { text += "\(name):\(value)\n" }
    return "\(text)\n\(parsed.body)"
  }
}
