import AWSTestKit
import GeneratedLedger
import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import AWSClient

/// Every secret in these tests holds the word HUSH.
@Suite("Secrets of a client")
struct SecretsTests {
  private func shown(_ value: Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text + "\n\(value)\n" + String(describing: value) + String(reflecting: value)
  }

  /// A transport that responds with what was sent, as a server does that is built to debug requests.
  private func echo(_ status: Int) -> StubTransport {
    StubTransport { sent in
      let fields = sent.request.headerFields.map { "\"\($0.name.rawName)\":\"\($0.value)\"" }
      return .status(status, body: "{\(fields.joined(separator: ","))}")
    }
  }

  private func configuration(status: Int) -> ClientConfiguration {
    var configuration = ClientConfiguration(
      transport: echo(status),
      environment: [
        "AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "HUSH1", "AWS_SESSION_TOKEN": "HUSH2",
        "AWS_REGION": "eu-central-1", "AWS_CONFIG_FILE": "/config", "AWS_PROFILE": "p",
      ])
    configuration.host.files = HostFiles([
      "/config": "[profile p]\naws_access_key_id = A\naws_secret_access_key = HUSH3\n"
    ])
    configuration.retry = NoRetry()
    return configuration
  }

  @Test("A client and its parts show none, before and after a call", arguments: [200, 403, 500])
  func client(status: Int) async throws {
    var configuration = configuration(status: status)
    let client = TestLedgerClient(configuration)
    var values: [Any] = [configuration, client, try await configuration.resolved()]
    do {
      values.append(try await client.ping())
    } catch {
      values.append(error)
    }
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AKID", secretAccessKey: "HUSH4", sessionToken: "HUSH5"))
    values += [
      client, configuration, try await configuration.resolved(), TestLedgerClient(configuration),
    ]
    for value in values { #expect(!shown(value).contains("HUSH"), "\(type(of: value))") }
  }
}
