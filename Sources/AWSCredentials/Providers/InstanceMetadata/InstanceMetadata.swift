public import AWSRuntime
import HTTPTypes
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The instance metadata service of EC2.
///
/// Requests carry a session token, which is kept until shortly before it expires. If the service
/// issues no token, they are sent without one (IMDSv1), unless that is disabled. Outside AWS, where
/// nothing responds, a request fails after two seconds at most. No request goes through a proxy.
///
/// Source: Amazon EC2 User Guide, "Use the Instance Metadata Service to access instance metadata".
public final class InstanceMetadata: Sendable {
  private let settings: InstanceMetadataSettings
  private let host: HostEnvironment
  private let session = Mutex<Session?>(nil)

  private struct Session {
    let token: String
    let end: Date
  }

  private static let tokenLifetime = 21600

  /// Creates the service of an environment.
  ///
  /// - Parameters:
  ///   - settings: Whether the service is enabled, its endpoint, and the limits of requests.
  ///   - mode: The address family, instead of the one in the settings. An endpoint in the settings
  ///     takes precedence over it.
  /// - Throws: ``ConfigurationError`` for an invalid value.
  public init(
    settings: ClientSettings, mode: ClientSettings.MetadataEndpointMode? = nil
  ) throws(ConfigurationError) {
    self.settings = try InstanceMetadataSettings(settings, mode: mode)
    host = settings.host
  }

  /// The name of the service in errors.
  var source: String {
    "instance metadata at \(settings.endpoint.scheme)://\(settings.endpoint.authority)"
  }

  /// Returns the region of the instance.
  ///
  /// - Throws: `CredentialsError`; of the kind `notConfigured` if instance metadata is disabled.
  public func region() async throws(CredentialsError) -> String {
    try region(of: try await regionAnswer())
  }

  private static let regionPath = "/latest/meta-data/placement/region"

  /// Returns the response to a request for the region, whatever its status.
  func regionAnswer() async throws(CredentialsError) -> SourceAnswer {
    try await answer(at: Self.regionPath)
  }

  /// Returns the region in a successful response.
  func region(of answer: SourceAnswer) throws(CredentialsError) -> String {
    String(decoding: try bytes(of: answer, at: Self.regionPath), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Returns the document at a path, such as `/latest/meta-data/placement/region`.
  ///
  /// - Throws: `CredentialsError`; of the kind `notConfigured` if instance metadata is disabled.
  func bytes(at path: String) async throws(CredentialsError) -> [UInt8] {
    try bytes(of: try await answer(at: path), at: path)
  }

  /// Returns the document of a successful response.
  func bytes(of answer: SourceAnswer, at path: String) throws(CredentialsError) -> [UInt8] {
    guard answer.status == 200 else {
      let hint =
        switch answer.status {
        case 401: ": the service requires a session token, and issued none"
        case 403: ": the service is switched off or blocked"
        default: ""
        }
      throw CredentialsError(
        "\(source) has nothing at \(path): HTTP status \(answer.status)\(hint)",
        kind: answer.errorKind)
    }
    return answer.body
  }

  /// Returns the response to a request for a path, whatever its status.
  ///
  /// - Throws: `CredentialsError`; of the kind `notConfigured` if instance metadata is disabled.
  func answer(at path: String) async throws(CredentialsError) -> SourceAnswer {
    if let origin = settings.disabledBy {
      throw CredentialsError("instance metadata is disabled (\(origin))", kind: .notConfigured)
    }
    let token = try await token()
    let answer = try await get(path, token)
    guard answer.status == 401, token != nil else { return answer }
    // The token expired early.
    session.withLock { $0 = nil }
    return try await get(path, try await self.token())
  }

  private func get(_ path: String, _ token: String?) async throws(CredentialsError) -> SourceAnswer
  {
    var request = request(.get, path)
    if let token { request.setHeader("x-aws-ec2-metadata-token", token) }
    request.budget = token == nil ? settings.discoveryBudget / 2 : settings.discoveryBudget
    return try await request.send(in: host)
  }

  private func token() async throws(CredentialsError) -> String? {
    let now = host.clock.now()
    if let session = session.withLock({ $0 }), session.end > now { return session.token }
    let token = try await requestToken()
    let seconds = Double(Self.tokenLifetime)
    // The lack of a token is not kept: the next request may get one.
    if let token {
      session.withLock { $0 = Session(token: token, end: now.addingTimeInterval(seconds * 0.95)) }
    }
    return token
  }

  /// Requests a session token. Returns `nil` if requests are to be sent without one.
  ///
  /// As in botocore, any response but a token or status 400 leads to requests without a token, and
  /// so does a connection without a response: behind too many network hops the response with a
  /// token is lost, and the others are not.
  private func requestToken() async throws(CredentialsError) -> String? {
    var request = request(.put, "/latest/api/token")
    request.setHeader("x-aws-ec2-metadata-token-ttl-seconds", "\(Self.tokenLifetime)")
    request.budget = settings.discoveryBudget
    request.retriesSilence = false
    switch await request.outcome(in: host) {
    case .answer(let answer) where answer.status == 200:
      return try readToken(answer)
    case .answer(let answer):
      guard answer.status != 400, settings.allowsV1 else {
        let reason = answer.status == 400 ? "" : ", and requests without one are disabled"
        throw CredentialsError(
          "\(source) issued no session token: HTTP status \(answer.status)\(reason)",
          kind: answer.errorKind)
      }
      return nil
    case .failure(let error, let cause):
      guard error.kind != .cancelled, cause?.isSilence == true, settings.allowsV1 else {
        throw error
      }
      return nil
    }
  }

  private func readToken(_ answer: SourceAnswer) throws(CredentialsError) -> String {
    let isToken =
      !answer.body.isEmpty && answer.body.count <= 4096
      && answer.body.allSatisfy { $0 > UInt8(ascii: " ") && $0 < 0x7F }
    guard isToken else {
      throw CredentialsError(
        "\(source) returned something that is no session token: another server responds at its "
          + "address", kind: .unreadable)
    }
    return String(decoding: answer.body, as: UTF8.self)
  }

  private func request(_ method: HTTPRequest.Method, _ path: String) -> SourceRequest {
    var request = SourceRequest(
      source: source,
      HTTPRequest(
        method: method, scheme: settings.endpoint.scheme, authority: settings.endpoint.authority,
        path: settings.endpoint.basePath + path))
    request.timeout = settings.timeout
    request.attempts = settings.attempts
    request.usesProxy = false
    return request
  }
}
