public import AWSRuntime
import HTTPTypes

/// A credentials provider that gets credentials from the metadata of a container: an ECS task or an
/// EKS pod.
///
/// Metadata and loopback addresses are requested without a proxy.
///
/// Source: AWS SDKs and Tools Reference Guide, "Container credential provider".
public struct ContainerCredentials: CredentialsProvider {
  private let host: HostEnvironment

  private static let relativeURI = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
  private static let fullURI = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
  private static let token = "AWS_CONTAINER_AUTHORIZATION_TOKEN"
  private static let tokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"

  /// The time limit of one attempt.
  private static let timeout = Duration.seconds(2)

  /// The time limit of three attempts and the pauses between them.
  private static let budget = Duration.seconds(8)

  /// Creates a provider from the environment variables `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` or
  /// `AWS_CONTAINER_CREDENTIALS_FULL_URI`, and `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE` or
  /// `AWS_CONTAINER_AUTHORIZATION_TOKEN`.
  public init(in host: HostEnvironment) {
    self.host = host
  }

  /// Returns the credentials of the container.
  ///
  /// - Throws: `CredentialsError` of the kind `notConfigured` if no variable names an endpoint.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let endpoint = try endpoint()
    let source = "container metadata at \(endpoint.place)"
    var request = SourceRequest(source: source, endpoint.request)
    let token = try await authorization()
    request.request.headerFields[.authorization] = token
    request.timeout = Self.timeout
    request.budget = Self.budget
    request.usesProxy = endpoint.usesTLS
    let answer = try await request.send(in: host)
    guard answer.status == 200 else {
      throw CredentialsError(
        "\(source) refused with HTTP status \(answer.status)\(Self.reason(answer, hiding: token))",
        kind: answer.errorKind)
    }
    let document = try CredentialsDocument(answer.body, from: source)
    let credentials = try document.credentials(
      token: "Token", expiration: try document.requiredTime("Expiration"))
    return ResolvedCredentials(
      credentials, accountID: document.members["AccountId"]?.string, sources: [source],
      features: [.credentialsHttp])
  }

  /// What the agent says about a refusal, unless it repeats the token.
  private static func reason(_ answer: SourceAnswer, hiding token: String?) -> String {
    let reason = answer.messageOrPlainText
    guard let token, !token.isEmpty, reason.firstRange(of: token) != nil else { return reason }
    return ""
  }

  private func endpoint() throws(CredentialsError) -> ContainerEndpoint {
    if let path = host.variable(Self.relativeURI) {
      guard path.hasPrefix("/") else { throw invalid(Self.relativeURI, "must start with a slash") }
      return try endpoint("http://\(ContainerEndpoint.ecsHost)\(path)", of: Self.relativeURI)
    }
    guard let url = host.variable(Self.fullURI) else {
      throw CredentialsError(
        "\(Self.relativeURI) and \(Self.fullURI) are not set", kind: .notConfigured)
    }
    return try endpoint(url, of: Self.fullURI)
  }

  private func endpoint(
    _ url: String, of variable: String
  ) throws(CredentialsError) -> ContainerEndpoint {
    guard let endpoint = ContainerEndpoint(url) else {
      throw invalid(variable, "must be an http or https URL")
    }
    guard endpoint.isAllowed else {
      throw invalid(
        variable,
        "must be an https URL, or an http URL of this machine (localhost, 127.0.0.0/8, [::1]) or "
          + "of a container's metadata (\(ContainerEndpoint.hosts.joined(separator: ", ")))")
    }
    return endpoint
  }

  /// Returns the value of the header field `Authorization`. Reads the file each time, since the
  /// token in it changes.
  private func authorization() async throws(CredentialsError) -> String? {
    var token = host.variable(Self.token)
    var variable = Self.token
    if let path = host.variable(Self.tokenFile) {
      variable = Self.tokenFile
      do {
        token = String(decoding: try await host.files.read(path), as: UTF8.self)
      } catch {
        throw CredentialsError(
          "the container's token cannot be read: \(error) (\(Self.tokenFile))",
          kind: .configuration)
      }
    }
    guard var token else { return nil }
    // Tools that write the file may end it with a line break.
    while let last = token.utf8.last, last == 0xA || last == 0xD {
      token.unicodeScalars.removeLast()
    }
    guard token.utf8.allSatisfy({ $0 >= UInt8(ascii: " ") && $0 != 0x7F }) else {
      throw invalid(variable, "holds characters that are not allowed in a header field")
    }
    return token
  }

  private func invalid(_ variable: String, _ reason: String) -> CredentialsError {
    CredentialsError(
      "the environment variable \(variable) \(reason)", kind: .configuration)
  }
}
