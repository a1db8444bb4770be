import AWSCredentials

/// The syntax and the places of the shared config and credentials files.
enum ProfileSuite: Suite {
  static let name = "profile"

  private static let files = ["profile-parser-tests.json", "file-location-tests.json"]

  static func cases(at path: String) throws -> [ConformanceCase] {
    try VectorFile.expand(path, holding: files).flatMap { file in
      switch VectorFile.name(of: file) {
      case "profile-parser-tests.json": return try parsing(in: file)
      case "file-location-tests.json": return try locations(in: file)
      default: throw VectorFileError(unknown: file, expected: files)
      }
    }
  }

  // MARK: Syntax

  private struct Parsing: Decodable {
    let tests: [Test]

    struct Test: Decodable, Sendable {
      let name: String
      let input: Input
      let output: Output
    }

    struct Input: Decodable, Sendable {
      let configFile: String?
      let credentialsFile: String?
    }

    struct Output: Decodable, Sendable {
      let config: Config?
      let errorContaining: String?
    }

    struct Config: Decodable, Sendable {
      let profiles: [String: [String: String]]
      let ssoSessions: [String: [String: String]]?

      enum CodingKeys: String, CodingKey {
        case profiles
        case ssoSessions = "sso_sessions"
      }
    }
  }

  private static func parsing(in file: String) throws -> [ConformanceCase] {
    try VectorFile.read(Parsing.self, from: file).tests.enumerated().map { index, test in
      ConformanceCase(name: "\(index + 1) \(test.name)") { run(test) }
    }
  }

  private static func run(_ test: Parsing.Test) -> Outcome {
    let locations = SharedFileLocations(in: MadeUpHost.make(variables: ["HOME": "/home"]))
    do {
      let shared = try SharedConfiguration(
        config: test.input.configFile ?? "", credentials: test.input.credentialsFile ?? "",
        at: locations)
      guard let expected = test.output.config else {
        return .failed([
          Difference("error", expected: test.output.errorContaining ?? "", actual: "none")
        ])
      }
      return Outcome(
        [
          Difference(
            "profiles", expected: expected.profiles, actual: values(of: shared.profiles)),
          expected.ssoSessions.flatMap {
            Difference("sso-sessions", expected: $0, actual: values(of: shared.ssoSessions))
          },
        ].compactMap { $0 })
    } catch {
      let expected = test.output.errorContaining ?? "none"
      return Outcome(
        [
          Difference("error", expected: kinds[expected] ?? "", actual: error.kind.rawValue),
          Difference("the error has a line", expected: true, actual: error.line != nil),
        ].compactMap { $0 })
    }
  }

  private static func values(
    of sections: [String: ConfigurationSection]
  ) -> [String: [String: String]] {
    sections.mapValues { section in
      Dictionary(uniqueKeysWithValues: section.names.map { ($0, section[$0]?.value ?? "") })
    }
  }

  /// The kind of error that each text of the vectors stands for.
  private static let kinds = [
    "Profile definition must end with ']'": "unclosedSection",
    "Property did not have a name": "propertyWithoutName",
    "Expected an '=' sign defining a property": "propertyWithoutEquals",
    "Expected a profile definition": "expectedSection",
    "Expected a property definition": "expectedProperty",
    "Expected a property definition, found continuation": "expectedProperty",
    "Expected an '=' sign defining a sub-property": "subpropertyWithoutEquals",
    "Sub-property did not have a name": "subpropertyWithoutName",
  ]

  // MARK: Places

  private struct Locations: Decodable {
    let tests: [Test]

    struct Test: Decodable, Sendable {
      let name: String
      let environment: [String: String]
      let platform: String
      let profile: String?
      let configLocation: String
      let credentialsLocation: String
    }
  }

  private static func locations(in file: String) throws -> [ConformanceCase] {
    try VectorFile.read(Locations.self, from: file).tests.map { test in
      ConformanceCase(name: test.name) {
        let host = MadeUpHost.make(variables: test.environment)
        let actual = SharedFileLocations(
          in: host, on: test.platform == "windows" ? .windows : .unix)
        let profile = try await profileDifference(test.profile, host)
        return Outcome(
          [
            Difference("config", expected: test.configLocation, actual: actual.config),
            Difference(
              "credentials", expected: test.credentialsLocation, actual: actual.credentials),
            profile,
          ].compactMap { $0 })
      }
    }
  }

  /// Which profile is selected shows by what is missing, or by the default one's title.
  private static func profileDifference(
    _ expected: String?, _ host: HostEnvironment
  ) async throws -> Difference? {
    guard let expected else { return nil }
    var host = host
    host.files = HostFiles { path throws(FileError) in
      guard path.hasSuffix("config") else { throw .missing(path) }
      return Array("[default]\n[profile other]\n".utf8)
    } write: { _, _ throws(FileError) in
    }
    let settings = try await ClientSettings(in: host)
    return Difference(
      "profile", expected: "profile \(expected)", actual: settings.profile.title)
  }
}
