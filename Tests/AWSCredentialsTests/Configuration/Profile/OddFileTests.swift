import AWSRuntime
import AWSSigV4
import AWSTestKit
import SystemPackage
import Testing

@testable import AWSCredentials

/// Files of the machine, each of another kind, in the place of a config file.
@Suite("Shared files that cannot be read")
struct OddFileTests {
  enum Odd: String, CaseIterable, Sendable {
    case folder, loop, pipe, encoding, binary, fileAsFolder

    var words: String {
      switch self {
      case .folder: "a folder"
      case .loop: "symbolic links form a loop"
      case .pipe: "a named pipe"
      case .encoding: "not encoded in UTF-8"
      case .binary: "a binary file"
      case .fileAsFolder: "a part of its path is not a folder"
      }
    }
  }

  private let folder: TemporaryFolder
  private let keys = ["AWS_ACCESS_KEY_ID": "AKENV", "AWS_SECRET_ACCESS_KEY": "s"]

  init() throws {
    folder = try TemporaryFolder()
  }

  private func host(_ odd: Odd, _ variables: [String: String]) async throws -> HostEnvironment {
    let path = ".aws/config"
    if odd == .fileAsFolder {
      try folder.write([], to: ".aws")
    } else {
      try folder.createFolder(".aws")
    }
    var host = HostEnvironment(
      transport: StubTransport.unreachable(),
      variables: ["HOME": folder.path(""), "AWS_EC2_METADATA_DISABLED": "true"]
        .merging(variables) { $1 })
    host.homeDirectory = nil
    switch odd {
    case .folder: try folder.createFolder(path)
    case .loop: try folder.createLink(path, to: "config")
    case .pipe:
      let made = try await host.runProcess("mkfifo '\(folder.path(path))'", .seconds(20))
      try #require(made.exitStatus == 0)
    case .encoding: try folder.write(Array("[default]\nregion = ".utf8) + [0xFF, 0xFE], to: path)
    case .binary: try folder.write([0x7F, 0x45, 0x4C, 0x46, 0, 1], to: path)
    case .fileAsFolder: break
    }
    return host
  }

  @Test(
    "At its default place such a file does not matter where nothing is needed of it",
    arguments: Odd.allCases)
  func notNeeded(odd: Odd) async throws {
    let host = try await host(odd, keys.merging(["AWS_REGION": "eu-west-1"]) { $1 })
    #expect(try await DefaultCredentials(in: host).resolve().credentials.accessKeyID == "AKENV")
    #expect(try await DefaultRegion(in: host).region() == "eu-west-1")
  }

  @Test(
    "Where something is needed of such a file the error says what it is", arguments: Odd.allCases)
  func needed(odd: Odd) async throws {
    let host = try await host(odd, [:])
    let credentials = await #expect(throws: CredentialsError.self) {
      try await DefaultCredentials(in: host).resolve()
    }
    let region = await #expect(throws: RegionError.self) {
      try await DefaultRegion(in: host).region()
    }
    let profile = await #expect(throws: ConfigurationError.self) {
      try await ClientSettings(in: host, profile: "dev")
    }
    for message in [credentials?.message, region?.message, profile?.message] {
      #expect(message?.contains(odd.words) == true, "\(message ?? "")")
      #expect(message?.contains("/.aws/config") == true)
    }
  }

  @Test(
    "Such a file that a variable names is an error, even where variables hold a key",
    arguments: Odd.allCases)
  func named(odd: Odd) async throws {
    let host = try await host(odd, keys.merging(["AWS_CONFIG_FILE": "~/.aws/config"]) { $1 })
    let error = await #expect(throws: CredentialsError.self) {
      try await DefaultCredentials(in: host).resolve()
    }
    #expect(error?.kind == .configuration)
    for words in [odd.words, "AWS_CONFIG_FILE", "/.aws/config"] {
      #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }
  }

  @Test(
    "A profile that could be in a file that is not text ends the search",
    arguments: [Odd.encoding, .binary])
  func endsSearch(odd: Odd) async throws {
    let variables = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"]
    let host = try await host(odd, variables)
    let error = await #expect(throws: CredentialsError.self) {
      try await DefaultCredentials(in: host).resolve()
    }
    #expect(error?.kind == .configuration)
  }

  @Test("A file that may not be read is passed over, as a container's user may have no home")
  func notPermitted() async throws {
    var host = TestHost.make(variables: keys)
    host.files.read = { path throws(FileError) in throw FileError(.permissionDenied, at: path) }
    #expect(try await DefaultCredentials(in: host).resolve().credentials.accessKeyID == "AKENV")
    host.variables["AWS_ACCESS_KEY_ID"] = nil
    let error = await #expect(throws: CredentialsError.self) {
      try await DefaultCredentials(in: host).resolve()
    }
    #expect(error?.message.contains("permission denied") == true)
    #expect(error?.tried.count == 4)
  }

  @Test("A file that a variable names and that is missing is said to be missing")
  func missing() async throws {
    let host = TestHost.make(
      variables: ["AWS_CONFIG_FILE": "/gone", "AWS_SHARED_CREDENTIALS_FILE": "/lost"])
    let profile = await #expect(throws: ConfigurationError.self) {
      try await ClientSettings(in: host, profile: "dev")
    }
    let credentials = await #expect(throws: CredentialsError.self) {
      try await DefaultCredentials(in: host).resolve()
    }
    for message in [profile?.message, credentials?.message] {
      for words in [
        "/gone (there is no such file, but AWS_CONFIG_FILE names it)",
        "/lost (there is no such file, but AWS_SHARED_CREDENTIALS_FILE names it)",
      ] {
        #expect(message?.contains(words) == true, "\(message ?? "")")
      }
    }
  }

  @Test(
    "Variables and a tilde in the path of a file are expanded as the AWS CLI expands them",
    arguments: [
      ("~/c", "/home/user/c"), ("$HOME/c", "/home/user/c"), ("${HOME}/c", "/home/user/c"),
      ("$A_1-c", "value-c"), ("${HOME", "${HOME"), ("$NONE/c", "$NONE/c"),
      ("${NONE}/c", "${NONE}/c"),
      ("$TILDE/c", "/home/user/c"), ("/a$", "/a$"), ("$$HOME", "$/home/user"), ("a~", "a~"),
      ("~other/c", "~other/c"), ("$HOME\u{301}", "/home/user\u{301}"),
    ])
  func expansion(path: String, expanded: String) {
    let host = TestHost.make(
      variables: [
        "A_1": "value", "TILDE": "~", "AWS_CONFIG_FILE": path,
        "AWS_SHARED_CREDENTIALS_FILE": path,
      ])
    let locations = SharedFileLocations(in: host, on: .unix)
    #expect(locations.config.utf8.elementsEqual(expanded.utf8), "\(locations.config)")
    #expect(locations.credentials == locations.config)
  }
}
