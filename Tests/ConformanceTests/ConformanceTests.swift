import Testing

@testable import conformance

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the public test vectors are; they are not part of this package.
enum Vectors {
  static let folder: String = {
    if let folder = ProcessInfo.processInfo.environment["CONFORMANCE_DIR"] { return folder }
    return URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "shared/conformance").path
  }()

  static let isThere = FileManager.default.fileExists(atPath: folder)

  static let reason: Comment =
    "the public test vectors are not here: set CONFORMANCE_DIR to the folder that holds them"

  static func cases(_ suite: any Suite.Type, _ path: String) -> [ConformanceCase] {
    guard isThere else { return [] }
    do {
      return try suite.cases(at: "\(folder)/\(path)")
    } catch {
      return [ConformanceCase(name: path) { throw error }]
    }
  }
}

@Suite("Public test vectors", .enabled(if: Vectors.isThere, Vectors.reason))
struct ConformanceTests {
  @Test("Signature Version 4", arguments: Vectors.cases(SigV4Suite.self, "sigv4"))
  func sigV4(conformanceCase: ConformanceCase) async throws {
    try await check(conformanceCase)
  }

  @Test("Signature Version 4A", arguments: Vectors.cases(SigV4aSuite.self, "sigv4a"))
  func sigV4a(conformanceCase: ConformanceCase) async throws {
    try await check(conformanceCase)
  }

  @Test("JSON", arguments: Vectors.cases(JSONSuite.self, "json"))
  func json(conformanceCase: ConformanceCase) async throws {
    try await check(conformanceCase)
  }

  @Test("Event streams", arguments: Vectors.cases(EventStreamSuite.self, "event-stream"))
  func eventStreams(conformanceCase: ConformanceCase) async throws {
    try await check(conformanceCase)
  }

  @Test("SSM for SAP", arguments: Vectors.cases(SsmSapSuite.self, "ssm-sap"))
  func ssmSap(conformanceCase: ConformanceCase) async throws {
    try await check(conformanceCase)
  }

  @Test("Endpoints", arguments: Vectors.cases(EndpointsSuite.self, "endpoints"))
  func endpoints(conformanceCase: ConformanceCase) async throws {
    try await check(conformanceCase)
  }

  @Test("Retries", arguments: Vectors.cases(RetriesSuite.self, "retries"))
  func retries(conformanceCase: ConformanceCase) async throws {
    try await check(conformanceCase)
  }

  @Test("User agent", arguments: Vectors.cases(UserAgentSuite.self, "user-agent"))
  func userAgent(conformanceCase: ConformanceCase) async throws {
    try await check(conformanceCase)
  }

  @Test("Shared configuration files", arguments: Vectors.cases(ProfileSuite.self, "profile"))
  func profile(conformanceCase: ConformanceCase) async throws {
    try await check(conformanceCase)
  }

  @Test("Credentials", arguments: Vectors.cases(CredentialsSuite.self, "credentials"))
  func credentials(conformanceCase: ConformanceCase) async throws {
    try await check(conformanceCase)
  }

  @Test(
    "Configured endpoint URLs", arguments: Vectors.cases(ConfiguredEndpointSuite.self, "endpoints"))
  func configuredEndpoints(conformanceCase: ConformanceCase) async throws {
    try await check(conformanceCase)
  }

  @Test("restJson1", arguments: Vectors.cases(RestJSONSuite.self, "rest-json"))
  func restJSON(conformanceCase: ConformanceCase) async throws {
    try await check(conformanceCase)
  }

  @Test("awsJson1_1", arguments: Vectors.cases(AWSJSON11Suite.self, "aws-json-1.1"))
  func awsJSON11(conformanceCase: ConformanceCase) async throws {
    try await check(conformanceCase)
  }

  @Test("awsJson1_0", arguments: Vectors.cases(AWSJSON10Suite.self, "aws-json-1.0"))
  func awsJSON10(conformanceCase: ConformanceCase) async throws {
    try await check(conformanceCase)
  }

  private func check(_ conformanceCase: ConformanceCase) async throws {
    switch await conformanceCase.outcome() {
    case .passed: break
    case .failed(let differences): Issue.record("\(differences)")
    case .skipped(let reason): try Test.cancel("\(reason)")
    }
  }
}
