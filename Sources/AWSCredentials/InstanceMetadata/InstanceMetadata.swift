public import AWSRuntime
import HTTPTypes
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Asks the instance metadata service of EC2, with a session token that it keeps.
///
/// Where the service knows no tokens it is asked without one, unless that is forbidden. Outside
/// AWS, where nothing answers, it gives up after two seconds at most.
///
/// Source: Amazon EC2 User Guide, "Use the Instance Metadata Service to access instance metadata".
public final class InstanceMetadata: Sendable {
  private let settings: InstanceMetadataSettings
  private let host: HostEnvironment
  private let session = Mutex<Session?>(nil)

  /// How requests are allowed: with this token until then, or without one.
  private struct Session {
    let token: String?
    let end: Date
  }

  private static let tokenLifetime = 21600

  /// The service of an environment.
  ///
  /// - Parameters:
  ///   - settings: Tell whether, where and how it is asked.
  ///   - mode: The family of addresses, whatever the settings say; an endpoint that they have
  ///     counts before it.
  /// - Throws: ``ConfigurationError`` for a value that cannot be used.
  public init(
    settings: ClientSettings, mode: ClientSettings.MetadataEndpointMode? = nil
  ) throws(ConfigurationError) {
    self.settings = try InstanceMetadataSettings(settings, mode: mode)
    host = settings.host
  }

  /// How the service is named in errors.
  var source: String {
    "instance metadata at \(settings.endpoint.scheme)://\(settings.endpoint.authority)"
  }

  /// The region that the instance is in, as the service says it.
  ///
  /// - Throws: `CredentialsError`; of the kind `notConfigured` where asking is forbidden.
  public func region() async throws(CredentialsError) -> String {
    let bytes = try await bytes(at: "/latest/meta-data/placement/region")
    return String(decoding: bytes, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// What the service has at a path, such as `/latest/meta-data/placement/region`.
  ///
  /// - Throws: `CredentialsError`; of the kind `notConfigured` where asking is forbidden.
  func bytes(at path: String) async throws(CredentialsError) -> [UInt8] {
    if let origin = settings.disabledBy {
      throw CredentialsError("instance metadata is disabled (\(origin))", kind: .notConfigured)
    }
    let token = try await token()
    var answer = try await get(path, token)
    if answer.status == 401, token != nil {
      // The token has ended before its time.
      session.withLock { $0 = nil }
      answer = try await get(path, try await self.token())
    }
    guard answer.status == 200 else {
      throw CredentialsError(
        "\(source) has nothing at \(path): HTTP status \(answer.status)",
        kind: answer.status >= 500 ? .unreachable : .refused)
    }
    return answer.body
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
    // Without a token nothing is kept: the service may come to know them.
    if let token {
      session.withLock { $0 = Session(token: token, end: now.addingTimeInterval(seconds * 0.95)) }
    }
    return token
  }

  private func requestToken() async throws(CredentialsError) -> String? {
    var request = request(.put, "/latest/api/token")
    request.setHeader("x-aws-ec2-metadata-token-ttl-seconds", "\(Self.tokenLifetime)")
    request.budget = settings.discoveryBudget
    let answer: SourceAnswer
    do {
      answer = try await request.send(in: host)
    } catch {
      // Behind too many hops the answer with a token gets lost, and one without does not.
      if error.kind == .silent, settings.allowsV1 { return nil }
      throw error
    }
    switch answer.status {
    case 200:
      return try readToken(answer)
    case 403:
      throw CredentialsError("\(source) is switched off: HTTP status 403", kind: .refused)
    case 404, 405:
      guard settings.allowsV1 else {
        throw CredentialsError(
          "\(source) knows no session tokens, and asking without one is disabled", kind: .refused)
      }
      return nil
    default:
      throw CredentialsError(
        "\(source) gave no session token: HTTP status \(answer.status)",
        kind: answer.status >= 500 ? .unreachable : .refused)
    }
  }

  private func readToken(_ answer: SourceAnswer) throws(CredentialsError) -> String {
    let isToken =
      !answer.body.isEmpty && answer.body.count <= 4096
      && answer.body.allSatisfy { $0 > UInt8(ascii: " ") && $0 < 0x7F }
    guard isToken else {
      throw CredentialsError(
        "\(source) answered with what is no session token: something else answers at its address",
        kind: .unreadable)
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
    return request
  }
}
