import AWSShapes
import AWSSigV4
import AWSTestKit
import HTTPTypes
import Testing

@testable import AWSRuntime

/// An operation that needs no credentials.
private enum Register: OperationShape {
  typealias Input = Text
  typealias Output = Text

  static let name = "Register"
  static let service = Echo.service
  static let http = HTTPBinding(method: "POST", uri: "/register")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = false
  static let authSchemes: [AuthScheme] = [.none]
}

/// An operation that is signed where there are credentials, takes a token or neither.
private enum Visit: OperationShape {
  typealias Input = Text
  typealias Output = Text

  static let name = "Visit"
  static let service = Echo.service
  static let http = HTTPBinding(method: "POST", uri: "/visit")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = true
  static let authSchemes: [AuthScheme] = [.sigV4, .httpBearer, .none]
}

/// An operation that needs a token.
private enum Enter: OperationShape {
  typealias Input = Text
  typealias Output = Text

  static let name = "Enter"
  static let service = Echo.service
  static let http = HTTPBinding(method: "POST", uri: "/enter")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = true
  static let authSchemes: [AuthScheme] = [.httpBearer]
}

private struct NobodyLoggedIn: CredentialsProvider {
  var kind = CredentialsError.Kind.notConfigured

  func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    throw CredentialsError("nobody is logged in", kind: kind)
  }
}

@Suite("The authentication of a call")
struct AuthenticationTests {
  private static func configuration(_ transport: StubTransport) -> CallConfiguration {
    var configuration = CallConfiguration.test(transport)
    configuration.retry = NoRetry()
    configuration.signer = NamingSigner()
    return configuration
  }

  /// The field `Authorization` of a call's request, or its error.
  private static func sent<Operation: OperationShape>(
    _ operation: Operation.Type, _ change: (inout CallConfiguration) -> Void
  ) async throws(CallError) -> String?
  where Operation.Input == Text {
    let transport = StubTransport.always(body: "answer")
    var configuration = configuration(transport)
    change(&configuration)
    _ = try await CallPipeline(configuration).call(operation, input: Text("x"))
    return transport.requests.first?.headerFields[.authorization]
  }

  @Test("An operation without authentication is sent without credentials")
  func anonymous() async throws {
    #expect(try await Self.sent(Register.self) { $0.credentials = NobodyLoggedIn() } == nil)
  }

  @Test("The first scheme for which the client has an identity is used")
  func firstAvailable() async throws {
    let token = StaticToken(BearerToken("t0ken"))
    let signed = try await Self.sent(Visit.self) { $0.token = token }
    #expect(signed?.hasPrefix("AKID eu-central-1 echoes") == true)
    let withToken = try await Self.sent(Visit.self) {
      $0.credentials = NobodyLoggedIn()
      $0.token = token
    }
    #expect(withToken == "Bearer t0ken")
    #expect(try await Self.sent(Visit.self) { $0.credentials = NobodyLoggedIn() } == nil)
  }

  @Test("A client can prefer the token where an operation takes both")
  func prefersToken() async throws {
    let sent = try await Self.sent(Visit.self) {
      $0.token = StaticToken(BearerToken("t0ken"))
      $0.prefersToken = true
    }
    #expect(sent == "Bearer t0ken")
  }

  @Test("Credentials that are configured but cannot be found are not passed over")
  func brokenCredentials() async {
    await #expect(throws: CallError.self) {
      try await Self.sent(Visit.self) { $0.credentials = NobodyLoggedIn(kind: .expired) }
    }
  }

  @Test("Without any identity the error names the schemes of the operation")
  func noIdentity() async throws {
    do {
      _ = try await Self.sent(Enter.self) { _ in }
      Issue.record("the call succeeded")
    } catch {
      #expect(error.kind == .credentials)
      #expect(error.message.contains("smithy.api#httpBearerAuth"))
    }
  }

  @Test(
    "A token is sent encrypted or to this machine only",
    arguments: [
      ("https://example.com", true), ("http://127.0.0.1:8080", true), ("http://localhost", true),
      ("http://example.com", false), ("http://127.0.0.1.example.com", false),
    ])
  func tokenNeedsTLS(url: String, isSent: Bool) async {
    do {
      let sent = try await Self.sent(Enter.self) {
        $0.endpoint = StaticEndpoint(url: url)
        $0.token = StaticToken(BearerToken("t0ken"))
      }
      #expect(isSent && sent == "Bearer t0ken")
    } catch {
      #expect(!isSent && error.kind == .signing && !error.message.contains("t0ken"))
    }
  }

  @Test(
    "A token that would break the header field is refused", arguments: ["", "a b", "a\r\nX: y"])
  func refusesToken(token: String) async {
    await #expect(throws: CallError.self) {
      try await Self.sent(Enter.self) { $0.token = StaticToken(BearerToken(token)) }
    }
  }

  @Test("A token never shows in its description")
  func hidesToken() {
    let token = BearerToken("t0ken")
    #expect(!"\(token)".contains("t0ken") && !String(reflecting: token).contains("t0ken"))
    var text = ""
    dump(token, to: &text)
    #expect(!text.contains("t0ken"))
  }
}
