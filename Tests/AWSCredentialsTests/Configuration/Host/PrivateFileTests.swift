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
  func replaces() async throws {
    try folder.write(Array("old".utf8), to: "token")
    let reader = try FileDescriptor.open(FilePath(folder.path("token")), .readOnly)
    try await HostFiles.live.write(folder.path("token"), Array("new".utf8))
    #expect(try folder.permissions(of: "token") == 0o600)
    #expect(folder.text("token") == "new")
    #expect(try folder.names() == ["token"])
    // Whoever has the old file open keeps the old bytes: it was renamed over, not written into.
    #expect(try reader.seek(offset: 0, from: .end) == 3)
    #expect(try FilePath(folder.path("token")).stat().inode != reader.stat().inode)
    try reader.close()
  }

  @Test("A write that fails says why, and leaves no file behind")
  func fails() async throws {
    try folder.createFolder("token/inner")
    let error = await #expect(throws: FileError.self) {
      try await HostFiles.live.write(folder.path("token"), [1])
    }
    #expect(error?.path == folder.path("token"))
    #expect(try folder.names() == ["token"])
    let missing = await #expect(throws: FileError.self) {
      try await HostFiles.live.write(folder.path("none/token"), [1])
    }
    #expect(missing?.isMissing == true)
  }
}
