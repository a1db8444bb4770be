import AWSCredentials
import AWSRuntime
import AWSTestKit
import Testing

@testable import AWSClient

@Suite("The token of a client, and the mode of endpoints with an account")
struct TokenTests {
  private static let variable = "AWS_BEARER_TOKEN_LEDGER"

  @Test("A token for the service in the environment comes before credentials that are found there")
  func environment() async throws {
    let resolved = try await ClientConfiguration.over(.succeeding(), [Self.variable: "t0ken"])
      .resolved()
    #expect(resolved.prefersToken)
    #expect(try await resolved.token?.token().token == "t0ken")
  }

  @Test("Credentials of the program come before a token of the environment")
  func ownCredentials() async throws {
    var configuration = ClientConfiguration.over(.succeeding(), [Self.variable: "t0ken"])
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AK", secretAccessKey: "s"))
    let resolved = try await configuration.resolved()
    #expect(!resolved.prefersToken)
  }

  @Test("A token of the program comes before everything")
  func ownToken() async throws {
    var configuration = ClientConfiguration.over(.succeeding(), [Self.variable: "t0ken"])
    configuration.token = StaticToken(BearerToken("other"))
    let resolved = try await configuration.resolved()
    #expect(resolved.prefersToken)
    #expect(try await resolved.token?.token().token == "other")
  }

  @Test("A token for another service is not used")
  func otherService() async throws {
    let resolved = try await ClientConfiguration.over(
      .succeeding(), ["AWS_BEARER_TOKEN_BEDROCK": "t0ken"]
    ).resolved()
    #expect(!resolved.prefersToken)
  }

  private static let rules = EndpointRuleSet(
    parameters: ["Account": EndpointParameter(.string, builtIn: "AWS::Auth::AccountId")], rules: [])

  @Test(
    "The mode is the program's, the environment's or the profile's",
    arguments: [
      (nil, [:], "", true), (nil, ["AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled"], "", false),
      (nil, [:], "[default]\naccount_id_endpoint_mode = disabled\n", false),
      (.required, ["AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled"], "", true),
    ] as [(AccountIDEndpointMode?, [String: String], String, Bool)])
  func mode(
    own: AccountIDEndpointMode?, variables: [String: String], config: String, needsAccount: Bool
  ) async throws {
    var configuration = ClientConfiguration.over(.succeeding(), variables, config: config)
    configuration.accountIDEndpointMode = own
    let resolved = try await configuration.resolved(Self.rules)
    #expect(resolved.endpoint.needsAccountID == needsAccount)
  }

  @Test("A mode that does not exist is refused where the rules need it, and only there")
  func wrongMode() async throws {
    let configuration = ClientConfiguration.over(
      .succeeding(), ["AWS_ACCOUNT_ID_ENDPOINT_MODE": "sometimes"])
    await #expect(throws: ConfigurationError.self) { try await configuration.resolved(Self.rules) }
    _ = try await configuration.resolved()
  }
}
