import AWSRuntime
import AWSSigV4
import SystemPackage
import Testing

@testable import AWSCredentials

@Suite("Files that only their owner may read")
struct PrivateFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("A new file has its final permissions before anything is written into it")
  func createsPrivate() throws {
    let file = try PrivateFile.create(FilePath(folder.path("token")))
    #expect(try folder.permissions(of: "token") == 0o600)
    try file.close()
  }

  @Test("A file or a link that is there already is never taken over", arguments: [true, false])
  func createsExclusively(isLink: Bool) throws {
    if isLink {
      try folder.createLink("token", to: folder.path("elsewhere"))
    } else {
      try folder.write([1], to: "token")
    }
    #expect(throws: Errno.fileExists) {
      try PrivateFile.create(FilePath(folder.path("token"))).close()
    }
    #expect(folder.text("elsewhere") == "")
  }

  @Test("Writing replaces a file that everybody may read, and leaves no other file")
  func replaces() throws {
    try folder.write(Array("old".utf8), to: "token")
    let reader = try FileDescriptor.open(FilePath(folder.path("token")), .readOnly)
    try HostFiles.live.write(folder.path("token"), Array("new".utf8))
    #expect(try folder.permissions(of: "token") == 0o600)
    #expect(folder.text("token") == "new")
    #expect(try folder.names() == ["token"])
    // Whoever has the old file open keeps the old bytes: it was renamed over, not written into.
    #expect(try reader.seek(offset: 0, from: .end) == 3)
    #expect(try FilePath(folder.path("token")).stat().inode != reader.stat().inode)
    try reader.close()
  }

  @Test("A write that fails says why, and leaves no file behind")
  func fails() throws {
    try folder.createFolder("token/inner")
    let error = #expect(throws: FileError.self) {
      try HostFiles.live.write(folder.path("token"), [1])
    }
    #expect(error?.path == folder.path("token"))
    #expect(try folder.names() == ["token"])
    let missing = #expect(throws: FileError.self) {
      try HostFiles.live.write(folder.path("none/token"), [1])
    }
    #expect(missing?.isMissing == true)
  }
}

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
      transport: TestTransport(),
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
    let profile = #expect(throws: ConfigurationError.self) {
      try ClientSettings(in: host, profile: "dev")
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
    let profile = #expect(throws: ConfigurationError.self) {
      try ClientSettings(in: host, profile: "dev")
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

@Suite("Session tokens")
struct SessionTokenTests {
  private let keys = "aws_access_key_id = AK\naws_secret_access_key = s\n"

  private func token(config: String, credentials: String) async throws -> String? {
    let host = TestHost.make(config: config, credentials: credentials)
    return try await ProfileCredentials(in: host).resolve().credentials.sessionToken
  }

  @Test("A token of one file is not joined to the keys of the other")
  func staleToken() async throws {
    let section = "[default]\n"
    let token = "aws_session_token = stale\n"
    #expect(try await self.token(config: section + token, credentials: section + keys) == nil)
    #expect(try await self.token(config: section + keys, credentials: section + token) == nil)
    #expect(
      try await self.token(config: section, credentials: section + keys + token) == "stale")
    #expect(
      try await self.token(
        config: section + token, credentials: section + keys + "aws_security_token = own\n")
        == "own")
  }

  @Test("The two halves of a key in different files are an error that names both places")
  func halves() async throws {
    let error = await #expect(throws: CredentialsError.self) {
      try await token(
        config: "[default]\naws_secret_access_key = s\n",
        credentials: "[default]\naws_access_key_id = AK\n")
    }
    #expect(error?.kind == .configuration)
    #expect(error?.message.contains("/home/user/.aws/config:2") == true)
    #expect(error?.message.contains("/home/user/.aws/credentials:2") == true)
  }

  @Test(
    "AWS_SECURITY_TOKEN counts where AWS_SESSION_TOKEN is not set",
    arguments: [
      (["AWS_SECURITY_TOKEN": "old"], "old"),
      (["AWS_SECURITY_TOKEN": "old", "AWS_SESSION_TOKEN": " "], "old"),
      (["AWS_SECURITY_TOKEN": "old", "AWS_SESSION_TOKEN": "new"], "new"),
    ])
  func securityToken(variables: [String: String], expected: String) async throws {
    let keys = ["AWS_ACCESS_KEY_ID": "AK", "AWS_SECRET_ACCESS_KEY": "s"]
    let found = try await EnvironmentCredentials(keys.merging(variables) { $1 }).resolve()
    #expect(found.credentials.sessionToken == expected)
  }
}
