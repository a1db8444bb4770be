/// A kind of test vector, and how to run it.
protocol Suite: Sendable {
  /// The name on the command line.
  static var name: String { get }

  /// The cases of a file or a folder.
  static func cases(at path: String) throws -> [ConformanceCase]
}

/// The suites there are.
enum Suites {
  static let all: [any Suite.Type] = [
    SigV4Suite.self, SigV4aSuite.self, SigV4AgreementSuite.self, SsmSapSuite.self,
    JSONSuite.self, EventStreamSuite.self,
    RestJSONSuite.self, AWSJSON10Suite.self, AWSJSON11Suite.self,
    EndpointsSuite.self, RetriesSuite.self, UserAgentSuite.self,
    ProfileSuite.self, CredentialsSuite.self, ConfiguredEndpointSuite.self,
    ConfigurationAgreementSuite.self, LiveCredentialsSuite.self, JMESPathSuite.self,
  ]

  static var names: [String] { all.map { $0.name } }

  static func suite(named name: String) -> (any Suite.Type)? {
    all.first { $0.name == name }
  }
}
