import AWSCredentials
import AWSRuntime
import AWSSigV4

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where credentials come from, with recorded traffic in place of the network.
enum CredentialsSuite: Suite {
  static let name = "credentials"

  private static let files = [
    "provider-chain.json", "profile-provider.json", "token-provider-chain.json",
    "assume-role-tests.json", "ecs-tests.json", "imds-endpoint-tests.json",
    "login-provider-test-cases.json",
  ]

  static func cases(at path: String) throws -> [ConformanceCase] {
    try VectorFile.expand(path, holding: files).flatMap { file in
      switch VectorFile.name(of: file) {
      case "provider-chain.json":
        return try recorded(in: file, "chain") { DefaultCredentials(in: $0) }
      case "profile-provider.json":
        return try recorded(in: file, "profile") { ProfileCredentials(in: $0) }
      case "token-provider-chain.json": return try tokens(in: file)
      case "assume-role-tests.json": return try ProfilePlanCases.cases(in: file)
      case "ecs-tests.json": return try containers(in: file)
      case "imds-endpoint-tests.json": return try instances(in: file)
      case "login-provider-test-cases.json": return try logins(in: file)
      default: throw VectorFileError(unknown: file, expected: files)
      }
    }
  }

  // MARK: Recorded traffic

  private static func recorded(
    in file: String, _ kind: String,
    _ provider: @escaping @Sendable (HostEnvironment) -> any CredentialsProvider
  ) throws -> [ConformanceCase] {
    try VectorFile.read(CredentialsVectors.Recorded.self, from: file).cases.map { vector in
      ConformanceCase(name: "\(kind) \(vector.id)") {
        let transport = ReplayTransport(vector.exchanges.map(exchange))
        let host = MadeUpHost.make(
          variables: vector.env, files: vector.files, transport: transport)
        do {
          let found = try await provider(host).resolve()
          return Outcome(compare(found, vector.result) + transport.differences)
        } catch let error as CredentialsError {
          guard vector.result.ok == nil else { throw error }
          return Outcome(transport.differences)
        }
      }
    }
  }

  /// What of a recorded request has to come again: user agents, dates and the signatures over
  /// them are those of another SDK, and so are names of sessions. Roles and tokens were made up
  /// again after the recording.
  private static func exchange(_ recorded: CredentialsVectors.Exchange) -> ReplayTransport.Exchange
  {
    let names = [
      "x-amz-sso_bearer_token", "x-aws-ec2-metadata-token", "x-aws-ec2-metadata-token-ttl-seconds",
      "accept",
    ]
    var parameters: [String: String] = [:]
    for pair in recorded.requestBody.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2, parts[0] == "Action" || parts[0] == "Version" {
        parameters[parts[0]] = parts[1]
      }
    }
    return ReplayTransport.Exchange(
      method: recorded.request.method ?? "GET", uri: recorded.request.uri,
      headers: recorded.request.headers.filter { names.contains($0.key) }.compactMapValues(\.first),
      parameters: parameters, status: recorded.response.status, answer: recorded.responseBody)
  }

  private static func compare(
    _ found: ResolvedCredentials, _ result: CredentialsVectors.Result
  ) -> [Difference] {
    guard let expected = result.ok else {
      return [Difference("error", expected: result.errorContains ?? "", actual: "none")]
    }
    let credentials = found.credentials
    return [
      Difference("key id", expected: expected.accessKeyId, actual: credentials.accessKeyID),
      Difference("secret", expected: expected.secretAccessKey, actual: credentials.secretAccessKey),
      Difference("token", expected: expected.sessionToken, actual: credentials.sessionToken),
      Difference("account", expected: expected.accountId, actual: found.accountID),
      Difference(
        "expiry", expected: expected.expiry,
        actual: credentials.expiration?.timeIntervalSince1970),
    ].compactMap { $0 }
  }

  // MARK: Tokens

  private static func tokens(in file: String) throws -> [ConformanceCase] {
    try VectorFile.read(CredentialsVectors.Recorded.self, from: file).cases.map { vector in
      ConformanceCase(name: "token \(vector.id)") {
        let host = MadeUpHost.make(variables: vector.env, files: vector.files)
        let found = try await SSOAccessToken(settings: ClientSettings(in: host))
        return Outcome(
          [
            Difference("token", expected: vector.result.ok?.token, actual: found.token),
            Difference(
              "expiration", expected: vector.result.ok?.expiration,
              actual: found.expiration.formatted(.iso8601)),
          ].compactMap { $0 })
      }
    }
  }

  // MARK: Places

  private static func containers(in file: String) throws -> [ConformanceCase] {
    try places(in: file, "container", method: "GET") { host, _ in
      _ = try await ContainerCredentials(in: host).resolve()
    }
  }

  private static func instances(in file: String) throws -> [ConformanceCase] {
    try places(in: file, "instance metadata", method: "PUT") { host, mode in
      let metadata = try InstanceMetadata(
        settings: await ClientSettings(in: host),
        mode: mode.flatMap(ClientSettings.MetadataEndpointMode.init(rawValue:)))
      _ = try await InstanceMetadataCredentials(metadata).resolve()
    }
  }

  /// Nothing answers: the first request tells the place.
  private static func places(
    in file: String, _ kind: String, method: String,
    _ ask: @escaping @Sendable (HostEnvironment, _ mode: String?) async throws -> Void
  ) throws -> [ConformanceCase] {
    let vectors = try VectorFile.read(
      CredentialsVectors.Tests<CredentialsVectors.Place>.self, from: file)
    return vectors.tests.map { vector in
      ConformanceCase(name: "\(kind): \(vector.docs)") {
        let transport = ReplayTransport([])
        let host = MadeUpHost.make(
          variables: vector.env, files: vector.files ?? [:], transport: transport)
        do {
          try await ask(host, vector.mode)
          return .failed([Difference("error", expected: "one", actual: "none")])
        } catch {
          let expected = vector.result.url.map { "\(method) \($0)" }
          return Outcome(
            [Difference("request", expected: expected, actual: transport.sent.first)]
              .compactMap { $0 })
        }
      }
    }
  }

  // MARK: Logins

  private static func logins(in file: String) throws -> [ConformanceCase] {
    let vectors = try VectorFile.read(
      CredentialsVectors.Tests<CredentialsVectors.Login>.self, from: file)
    return vectors.tests.map { vector in
      ConformanceCase(name: "login: \(vector.documentation)") { try await run(vector) }
    }
  }

  private static func run(_ vector: CredentialsVectors.Login) async throws -> Outcome {
    var files = ["/home/.aws/config": vector.configContents]
    for (name, content) in vector.cacheContents {
      files["/home/.aws/login/cache/\(name)"] = String(decoding: try content.bytes(), as: UTF8.self)
    }
    let calls = vector.mockApiCalls ?? []
    let transport = ReplayTransport(
      calls.map {
        ReplayTransport.Exchange(
          method: "POST", uri: "https://us-east-1.signin.aws.amazon.com/v1/token", headers: [:],
          parameters: [:], status: $0.responseCode, answer: "{}")
      })
    // Some of the sessions have expired, and one has not for a thousand years.
    let host = MadeUpHost.make(
      variables: ["HOME": "/home", "AWS_REGION": "us-east-1", "AWS_PROFILE": "signin"],
      files: files, transport: transport, now: Date(timeIntervalSince1970: 1_760_000_000))
    let expected = vector.outcomes.first
    do {
      let found = try await ProfileCredentials(in: host).resolve()
      let credentials = found.credentials
      return Outcome(
        [
          Difference("result", expected: expected?.result, actual: "credentials"),
          Difference("key id", expected: expected?.accessKeyId, actual: credentials.accessKeyID),
          Difference(
            "secret", expected: expected?.secretAccessKey, actual: credentials.secretAccessKey),
          Difference("token", expected: expected?.sessionToken, actual: credentials.sessionToken),
          Difference("account", expected: expected?.accountId, actual: found.accountID),
          Difference(
            "expiry", expected: expected?.expiresAt,
            actual: credentials.expiration?.formatted(.iso8601)),
        ].compactMap { $0 } + transport.differences)
    } catch {
      guard expected?.result == "error" else { throw error }
      let bodies = try transport.bodies.map { try JSONValue.parse($0) }
      return Outcome(
        [Difference("bodies", expected: calls.map(\.request.tokenInput), actual: bodies)]
          .compactMap { $0 } + transport.differences)
    }
  }
}
