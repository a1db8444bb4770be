public import AWSRuntime
import HTTPTypes

/// Takes credentials from the metadata of a container: ECS tasks and EKS pods.
///
/// Source: AWS SDKs and Tools Reference Guide, "Container credential provider".
public struct ContainerCredentials: CredentialsProvider {
  private let host: HostEnvironment

  private static let relativeURI = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
  private static let fullURI = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
  private static let token = "AWS_CONTAINER_AUTHORIZATION_TOKEN"
  private static let tokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"

  /// A provider for what the variables `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` or
  /// `AWS_CONTAINER_CREDENTIALS_FULL_URI` and `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE` or
  /// `AWS_CONTAINER_AUTHORIZATION_TOKEN` say.
  public init(in host: HostEnvironment) {
    self.host = host
  }

  /// The credentials of the container.
  ///
  /// - Throws: `CredentialsError` of the kind `notConfigured` where no variable names a place.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let endpoint = try endpoint()
    let source = "container metadata at \(endpoint.place)"
    var request = SourceRequest(source: source, endpoint.request)
    request.request.headerFields[.authorization] = try authorization()
    request.timeout = .seconds(2)
    request.budget = .seconds(2)
    let answer = try await request.send(in: host)
    guard answer.status == 200 else {
      throw CredentialsError(
        "\(source) refused with HTTP status \(answer.status)\(answer.message)",
        kind: answer.status >= 500 ? .unreachable : .refused)
    }
    let document = try CredentialsDocument(answer.body, from: source)
    let credentials = try document.credentials(
      token: "Token", expiration: try document.requiredTime("Expiration"))
    return ResolvedCredentials(
      credentials, accountID: document.members["AccountId"]?.string, sources: [source],
      features: [.credentialsHttp])
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

  /// What goes into the header field `Authorization`; the file is read each time, for its token
  /// changes.
  private func authorization() throws(CredentialsError) -> String? {
    var token = host.variable(Self.token)
    var variable = Self.token
    if let path = host.variable(Self.tokenFile) {
      variable = Self.tokenFile
      do {
        token = String(decoding: try host.files.read(path), as: UTF8.self)
      } catch {
        throw CredentialsError(
          "the container's token cannot be read: \(error) (\(Self.tokenFile))",
          kind: .configuration)
      }
    }
    guard var token else { return nil }
    // Tools that write a line end it with a line break.
    while let last = token.last, last.isNewline { token.removeLast() }
    guard token.utf8.allSatisfy({ $0 >= UInt8(ascii: " ") && $0 != 0x7F }) else {
      throw invalid(variable, "holds what cannot stand in a header field")
    }
    return token
  }

  private func invalid(_ variable: String, _ reason: String) -> CredentialsError {
    CredentialsError(
      "the environment variable \(variable) \(reason)", kind: .configuration)
  }
}
