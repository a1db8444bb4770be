import AWSCredentials
import Testing

@Suite("Settings of environment and profile")
struct SettingsTests {
  @Test("A variable counts before the profile, and the origin tells which it was")
  func order() async throws {
    let host = TestHost.make(
      variables: ["AWS_REGION": "eu-north-1"], config: "[default]\nregion = eu-west-3\n")
    let region = try await ClientSettings(in: host).region
    #expect(region == Setting("eu-north-1", from: .environment("AWS_REGION")))
  }

  @Test("A value of a profile knows its file and line")
  func origin() async throws {
    let host = TestHost.make(config: "\n[profile a]\nx = 1\nregion = eu-west-3\n")
    let region = try await ClientSettings(in: host, profile: "a").region
    #expect(
      region?.origin == .file(section: "profile a", path: "/home/user/.aws/config", line: 4))
  }

  @Test("A blank variable counts as not set")
  func blank() async throws {
    let host = TestHost.make(
      variables: ["AWS_REGION": "", "AWS_DEFAULT_REGION": " ", "AWS_PROFILE": ""],
      config: "[default]\nregion = eu-west-3\n")
    #expect(try await ClientSettings(in: host).region?.value == "eu-west-3")
  }

  @Test("Settings are typed")
  func types() async throws {
    let config = """
      [default]
      use_fips_endpoint = TRUE
      use_dualstack_endpoint = false
      retry_mode = Adaptive
      max_attempts = 7
      defaults_mode = in-region
      sdk_ua_app_id = my-app
      disable_request_compression = true
      request_min_compression_size_bytes = 128
      ca_bundle = ~/ca.pem
      ec2_metadata_service_endpoint = http://localhost:1
      ec2_metadata_service_endpoint_mode = ipv6
      ec2_metadata_v1_disabled = true
      metadata_service_timeout = 3
      metadata_service_num_attempts = 4
      """
    let settings = try await ClientSettings(
      in: TestHost.make(variables: ["AWS_EC2_METADATA_DISABLED": "True"], config: config))
    #expect(try settings.useFIPSEndpoint?.value == true)
    #expect(try settings.useDualStackEndpoint?.value == false)
    #expect(try settings.retryMode?.value == .adaptive)
    #expect(try settings.maximumAttempts?.value == 7)
    #expect(try settings.defaultsMode?.value == .inRegion)
    #expect(settings.applicationID?.value == "my-app")
    #expect(try settings.disableRequestCompression?.value == true)
    #expect(try settings.requestMinimumCompressionSize?.value == 128)
    #expect(settings.caBundle?.value == "/home/user/ca.pem")
    #expect(settings.ec2MetadataEndpoint?.value == "http://localhost:1")
    #expect(try settings.ec2MetadataEndpointMode?.value == .ipv6)
    #expect(try settings.ec2MetadataV1Disabled?.value == true)
    #expect(try settings.metadataTimeout?.value == .seconds(3))
    #expect(try settings.metadataAttempts?.value == 4)
    #expect(settings.ec2MetadataDisabled?.value == true)
  }

  @Test("Nothing is set where nothing says anything")
  func unset() async throws {
    let settings = try await ClientSettings(in: TestHost.make())
    #expect(settings.region == nil)
    #expect(try settings.retryMode == nil)
    #expect(try settings.endpointURL(ofService: "Ssm Sap") == nil)
  }

  @Test(
    "A wrong value is an error that names the setting, the value and the place",
    arguments: [
      ("retry_mode", "eager"), ("max_attempts", "0"), ("max_attempts", "9999999999999999999999"),
      ("use_fips_endpoint", "yes"), ("defaults_mode", "fast"),
      ("request_min_compression_size_bytes", "-1"),
    ])
  func wrongValue(name: String, value: String) async throws {
    let settings = try await ClientSettings(
      in: TestHost.make(config: "[default]\n\(name) = \(value)\n"))
    let error = #expect(throws: ConfigurationError.self) {
      _ = try settings.retryMode
      _ = try settings.maximumAttempts
      _ = try settings.useFIPSEndpoint
      _ = try settings.defaultsMode
      _ = try settings.requestMinimumCompressionSize
    }
    #expect(error?.kind == .invalidValue)
    #expect(error?.description.hasPrefix("/home/user/.aws/config:2: ") == true)
    #expect(error?.message.contains(name) == true)
    #expect(error?.message.contains(value) == true)
  }

  @Test("A profile that was asked for and is not there is an error with those that are")
  func missingProfile() async {
    let host = TestHost.make(
      variables: ["AWS_PROFILE": "prod"], config: "[profile dev]\n[default]\n")
    let error = await #expect(throws: ConfigurationError.self) {
      try await ClientSettings(in: host)
    }
    #expect(error?.kind == .missingSection)
    for words in ["\"prod\"", "default, dev", "AWS_PROFILE", "/home/user/.aws/config"] {
      #expect(error?.message.contains(words) == true)
    }
  }

  @Test("A profile's name may stand in quotes")
  func quotedName() async throws {
    let host = TestHost.make(config: "[profile \"two words\"]\nregion = eu-west-3\n")
    #expect(try await ClientSettings(in: host, profile: "two words").region?.value == "eu-west-3")
  }

  @Test("A file that is not text is an error that names it")
  func notText() async {
    var host = TestHost.make()
    host.variables["AWS_CONFIG_FILE"] = "/home/user/.aws/config"
    host.files.read = { _ throws(FileError) in [0x5B, 0xFF, 0xFE] }
    let error = await #expect(throws: ConfigurationError.self) {
      try await ClientSettings(in: host)
    }
    #expect(error?.kind == .notText)
    #expect(error?.file == "/home/user/.aws/config")
  }

  @Test("A file that a variable names and that may not be read is an error, a missing one is none")
  func unreadable() async throws {
    var host = TestHost.make()
    host.files.read = { path throws(FileError) in throw .missing(path) }
    #expect(try await ClientSettings(in: host).region == nil)
    host.files.read = { path throws(FileError) in
      throw FileError(path: path, reason: "permission denied")
    }
    host.variables["AWS_CONFIG_FILE"] = "~/.aws/config"
    let error = await #expect(throws: ConfigurationError.self) {
      try await ClientSettings(in: host)
    }
    #expect(
      error?.description
        == "/home/user/.aws/config: permission denied (AWS_CONFIG_FILE names this file)")
  }

  @Test(
    "A comment may begin with any character, and a value may too",
    arguments: ["\u{301}", "\u{20E3}", "\u{FE0F}\u{20E3}", "x"])
  func combiningMarks(mark: String) async throws {
    let config = """
      #\(mark) comment
      ;\(mark) comment
      [default] #\(mark) comment
      region =\(mark)
      retry_mode = standard ;\(mark) comment
      services = mine #\(mark) comment
      [services mine] ;\(mark)
      ssm_sap =
        endpoint_url =\(mark)
      """
    let settings = try await ClientSettings(in: TestHost.make(config: config))
    #expect(settings.region?.value.utf8.elementsEqual(mark.utf8) == true)
    #expect(try settings.retryMode?.value == .standard)
    let url = try settings.endpointURL(ofService: "Ssm Sap")?.value
    #expect(url?.utf8.elementsEqual(mark.utf8) == true)
  }

  @Test("Profile names are compared by scalar, so that é in one and in two scalars differ")
  func exactNames() async throws {
    let host = TestHost.make(
      config: "[profile \u{E9}]\nregion = a\n[profile e\u{301}]\nregion = b\n")
    #expect(try await ClientSettings(in: host, profile: "\u{E9}").region?.value == "a")
    #expect(try await ClientSettings(in: host, profile: "e\u{301}").region?.value == "b")
  }

  @Test("A blank AWS_CA_BUNDLE counts as not set", arguments: ["", " ", "\t"])
  func blankBundle(value: String) async throws {
    let host = TestHost.make(
      variables: ["AWS_CA_BUNDLE": value], config: "[default]\nca_bundle = /ca.pem\n")
    #expect(try await ClientSettings(in: host).caBundle?.value == "/ca.pem")
  }

  @Test("The endpoint URL of SSM for SAP goes by its variable and its services section")
  func endpointURL() async throws {
    let config = """
      [default]
      services = mine
      endpoint_url = http://profile
      [services mine]
      ssm_sap =
        endpoint_url = http://section
      """
    func url(_ variables: [String: String]) async throws -> String? {
      try await ClientSettings(in: TestHost.make(variables: variables, config: config))
        .endpointURL(ofService: "Ssm Sap")?.value
    }
    #expect(try await url([:]) == "http://section")
    #expect(try await url(["AWS_ENDPOINT_URL": "http://all"]) == "http://all")
    #expect(
      try await url(["AWS_ENDPOINT_URL": "http://all", "AWS_ENDPOINT_URL_SSM_SAP": "http://own"])
        == "http://own")
    #expect(try await url(["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"]) == nil)
  }

  @Test("A services section that is not there is an error")
  func missingServices() async throws {
    let settings = try await ClientSettings(
      in: TestHost.make(config: "[default]\nservices = gone\n"))
    let error = #expect(throws: ConfigurationError.self) {
      try settings.endpointURL(ofService: "Ssm Sap")
    }
    #expect(error?.description.contains("[services gone]") == true)
    #expect(error?.line == 2)
  }

  /// A generator whose numbers are always the same.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test("Any text is read or refused with file and line", arguments: 0..<20 as Range<UInt64>)
  func anyText(seed: UInt64) {
    let pieces = [
      "[", "]", "[profile a]", "[default]", "=", " ", "\t", "\n", "\r\n", "\r", "#", ";", "a",
      "b = c",
      "\"", "'", "é", "\u{301}", "\u{FEFF}", "\0", "profile", "sso-session x", "services",
    ]
    var numbers = Numbers(state: seed)
    let locations = SharedFileLocations(in: TestHost.make())
    for _ in 0..<500 {
      let texts = (0..<2).map { _ in
        (0..<Int.random(in: 0..<30, using: &numbers))
          .compactMap { _ in pieces.randomElement(using: &numbers) }.joined()
      }
      do {
        let shared = try SharedConfiguration(
          config: texts[0], credentials: texts[1], at: locations)
        for section in shared.profiles.values {
          for name in section.names { #expect(section[name] != nil) }
        }
      } catch {
        #expect(error.file != nil && error.line != nil)
      }
    }
  }
}
