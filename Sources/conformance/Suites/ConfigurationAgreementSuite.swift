import AWSCredentials
import AWSRuntime
import AWSSigV4
import HTTPTransportAPI
import HTTPTypes
import SsmSap
import Synchronization

/// Random environments with the configuration that botocore finds in them.
///
/// Written by Tests/Counterparts/configuration.py, whose rules for what the world answers stand
/// here again.
enum ConfigurationAgreementSuite: Suite {
  static let name = "configuration-agreement"

  private struct File: Decodable {
    let cases: [Vector]
  }

  private struct Vector: Decodable, Sendable {
    let name: String
    let variables: [String: String]
    let files: [String: String]
    let hasInstanceMetadata: Bool
    let botocore: Expected
    let differences: [String]
  }

  private struct Expected: Decodable, Sendable {
    let refuses: String?
    let url: String?
    let key: String?
    let region: String?
    let calls: [String]?
  }

  static func cases(at path: String) throws -> [ConformanceCase] {
    try VectorFile.read(File.self, from: path).cases.map { vector in
      ConformanceCase(name: vector.name) {
        let differences = await run(vector)
        guard !differences.isEmpty, !vector.differences.isEmpty else { return Outcome(differences) }
        return .skipped("differs: \(vector.differences.joined(separator: "; "))")
      }
    }
  }

  private static func run(_ vector: Vector) async -> [Difference] {
    let world = AnsweringWorld(hasInstanceMetadata: vector.hasInstanceMetadata)
    let host = MadeUpHost.make(
      variables: vector.variables, files: vector.files, transport: world)
    do {
      var configuration = ClientConfiguration(transport: world, environment: vector.variables)
      configuration.host = host
      _ = try await SsmSapClient(configuration)
        .getOperation(operationId: "01234567-89ab-cdef-0123-456789abcdef")
    } catch {
      guard vector.botocore.refuses == nil else { return [] }
      return [Difference("outcome", expected: "\(vector.botocore)", actual: "refuses: \(error)")]
    }
    let sent = world.sent
    return [
      Difference("outcome", expected: vector.botocore.refuses ?? "goes on", actual: "goes on"),
      Difference("URL", expected: vector.botocore.url, actual: sent?.url),
      Difference("region", expected: vector.botocore.region, actual: sent?.region),
      Difference("key", expected: vector.botocore.key, actual: sent?.key),
      Difference("calls", expected: vector.botocore.calls, actual: world.calls),
    ].compactMap { $0 }
  }
}

/// A transport that responds as AWS would, with keys whose ids name their source.
private final class AnsweringWorld: HTTPTransport {
  struct Sent: Sendable {
    let url: String
    let key: String
    let region: String
  }

  private struct State {
    var sent: Sent?
    var calls: [String] = []
  }

  private let hasInstanceMetadata: Bool
  private let state = Mutex(State())

  init(hasInstanceMetadata: Bool) {
    self.hasInstanceMetadata = hasInstanceMetadata
  }

  var sent: Sent? { state.withLock { $0.sent } }
  var calls: [String] { state.withLock { $0.calls } }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let (status, text) = try answer(
      request, Self.parameters(String(decoding: body.bytes ?? [], as: UTF8.self)[...]))
    return TransportResponse(
      head: HTTPResponse(status: .init(code: status)), body: ResponseBody(Array(text.utf8)))
  }

  private func answer(
    _ request: HTTPRequest, _ form: [String: String]
  ) throws(TransportError) -> (Int, String) {
    let path = request.path ?? ""
    let origin = "\(request.scheme ?? "")://\(request.authority ?? "")"
    if request.authority == "169.254.169.254" { return try instanceMetadata(path) }
    if form["Action"]?.hasPrefix("AssumeRole") == true {
      state.withLock { $0.calls.append(origin) }
      return (200, assumeRole(request, form))
    }
    if path.contains("/federation/credentials?") {
      state.withLock { $0.calls.append(origin) }
      return (200, roleCredentials(request))
    }
    if path == "/container" { return (200, Self.document("AKCONTAINER")) }
    let (key, region) = Self.credential(request)
    state.withLock { $0.sent = Sent(url: origin + path, key: key, region: region) }
    return (200, "{}")
  }

  private func instanceMetadata(_ path: String) throws(TransportError) -> (Int, String) {
    guard hasInstanceMetadata else {
      throw TransportError(
        .connectTimeout, "nothing is there", requestMayHaveReachedServer: false)
    }
    switch path {
    case "/latest/api/token": return (200, "token")
    case "/latest/meta-data/iam/security-credentials/": return (200, "role")
    case "/latest/meta-data/iam/security-credentials/role":
      return (200, Self.document("AKINSTANCE"))
    default: return (404, "")
    }
  }

  private func roleCredentials(_ request: HTTPRequest) -> String {
    let query = request.path?.split(separator: "?").last ?? ""
    let parameters = Self.parameters(query)
    let token = HTTPField.Name("x-amz-sso_bearer_token").flatMap { request.headerFields[$0] } ?? ""
    let key = "AKSSO\(parameters["account_id"] ?? "")\(parameters["role_name"] ?? "")\(token)"
    return """
      {"roleCredentials": {"accessKeyId": "\(key)", "secretAccessKey": "s", "sessionToken": "t",
       "expiration": 4070908800000}}
      """
  }

  private func assumeRole(_ request: HTTPRequest, _ form: [String: String]) -> String {
    let action = form["Action"] ?? ""
    let isWeb = action == "AssumeRoleWithWebIdentity"
    let source = isWeb ? form["WebIdentityToken"] ?? "" : Self.credential(request).key
    let role = form["RoleArn"]?.split(separator: "/").last ?? ""
    let session = form["RoleSessionName"] ?? ""
    let name = session.hasPrefix("named") ? session : ""
    let key = "AK\(role)\(form["ExternalId"] ?? "")\(name)of\(source)"
    return """
      <\(action)Response><\(action)Result><Credentials><AccessKeyId>\(key)</AccessKeyId>\
      <SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>\
      <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></\(action)Result>\
      </\(action)Response>
      """
  }

  private static func document(_ key: String) -> String {
    """
    {"Code": "Success", "AccessKeyId": "\(key)", "SecretAccessKey": "s", "Token": "t",
     "Expiration": "2099-01-01T00:00:00Z"}
    """
  }

  /// The key and the region that a request is signed for.
  private static func credential(_ request: HTTPRequest) -> (key: String, region: String) {
    let header = request.headerFields[.authorization] ?? ""
    guard let start = header.firstRange(of: "Credential=") else { return ("", "") }
    let parts = header[start.upperBound...].split(separator: "/", omittingEmptySubsequences: false)
    return parts.count < 4 ? ("", "") : (String(parts[0]), String(parts[2]))
  }

  private static func parameters(_ form: Substring) -> [String: String] {
    var result: [String: String] = [:]
    for pair in form.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      result[String(parts[0])] =
        String(parts[1].replacing("%3A", with: ":").replacing("%2F", with: "/"))
    }
    return result
  }
}
