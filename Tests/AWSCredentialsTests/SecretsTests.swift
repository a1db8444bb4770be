import AWSRuntime
import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import AWSCredentials

/// Every secret in these tests holds the word HUSH.
@Suite("Secrets")
struct SecretsTests {
  private func shown(_ value: Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text + "\n\(value)\n" + String(describing: value) + String(reflecting: value)
  }

  private var host: HostEnvironment {
    TestHost.make(
      variables: [
        "AWS_ACCESS_KEY_ID": "AKENV", "AWS_SECRET_ACCESS_KEY": "HUSH", "AWS_SESSION_TOKEN": "HUSH",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN": "HUSH",
      ],
      config: """
        [default]
        aws_access_key_id = AKPROFILE
        aws_secret_access_key = HUSH1
        aws_session_token = HUSH2
        [profile process]
        credential_process = tool --password HUSH
        """)
  }

  @Test("No value that has to do with credentials shows a secret when it is printed or dumped")
  func values() async throws {
    let host = host
    let settings = try await ClientSettings(in: host)
    let cached = DefaultCredentials(in: host)
    let found = try await cached.resolve()
    let plan = try ProfilePlanner(settings, usesEnvironment: true).plan()
    let processSettings = try await ClientSettings(in: host, profile: "process")
    let processPlan = try ProfilePlanner(processSettings, usesEnvironment: true).plan()
    let token = SSOToken([
      "accessToken": .string("HUSH"), "expiresAt": .string("2030-01-01T00:00:00Z"),
    ])
    let values: [Any] = [
      host, settings, settings.shared, settings.profile, cached, found, found.credentials,
      EnvironmentCredentials(host.variables), ProfileCredentials(in: host),
      StaticCredentials(found.credentials), CachedCredentials(cached, in: host),
      ContainerCredentials(in: host), DefaultRegion(in: host),
      InstanceMetadataCredentials(try InstanceMetadata(settings: settings)),
      try #require(plan), try #require(processPlan), try #require(token),
      AssumeRoleCredentials(AssumedRole(arn: "arn:x"), source: cached, settings: settings),
      ProcessCredentials(command: "tool HUSH", in: host),
      ProcessOutput(exitStatus: 0, standardOutput: Array("HUSH".utf8)),
      SourceAnswer(status: 200, body: Array("HUSH".utf8), date: nil),
      CredentialsDocument(["SecretAccessKey": .string("HUSH")], from: "test"),
      JSONDocument.string("HUSH"),
      try #require(XMLTexts(Array("<a>HUSH</a>".utf8))),
    ]
    for value in values {
      #expect(!shown(value).contains("HUSH"), "\(type(of: value))")
    }
  }

  @Test(
    "No error shows a secret, whatever a source answers",
    arguments: [200, 400, 403, 500],
    [
      "HUSH", #"{"AccessKeyId": "A", "SecretAccessKey": "HUSH"}"#, #"{"Token": "HUSH"}"#,
      "<AssumeRoleResult><SecretAccessKey>HUSH</SecretAccessKey></AssumeRoleResult>",
    ])
  func errors(status: Int, answer: String) async throws {
    let transport = StubTransport.answering { sent throws(TransportError) in
      sent.request.method == .put ? (200, "token") : (status, answer)
    }
    let variables = [
      "AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:x", "AWS_REGION": "eu-west-1",
    ]
    let files = ["/token": "HUSH"]
    let hosts = [
      TestHost.make(
        variables: [
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x",
          "AWS_CONTAINER_AUTHORIZATION_TOKEN": "HUSH",
        ], transport: transport),
      TestHost.make(variables: variables, files: files, transport: transport),
      TestHost.make(transport: transport),
    ]
    for host in hosts {
      let error = await #expect(throws: CredentialsError.self) {
        try await DefaultCredentials(in: host).resolve()
      }
      #expect(!shown(try #require(error)).contains("HUSH"))
    }
  }

  @Test("An endpoint URL with a password shows none in its error")
  func endpointURL() async throws {
    let config =
      "[default]\nrole_arn = arn:x\ncredential_source = Environment\nregion = eu-west-1\n"
    let host = TestHost.make(
      variables: [
        "AWS_ENDPOINT_URL_STS": "http://me:HUSH@localhost", "AWS_ACCESS_KEY_ID": "A",
        "AWS_SECRET_ACCESS_KEY": "s",
      ], config: config)
    let error = await #expect(throws: CredentialsError.self) {
      try await ProfileCredentials(in: host).resolve()
    }
    #expect(error?.message.contains("AWS_ENDPOINT_URL_STS") == true)
    #expect(!shown(try #require(error)).contains("HUSH"))
  }
}
