import Foundation
import SystemPackage
import Testing

@testable import ssm_sap

@Suite("Writing results")
struct ResultOutputTests {
  @Test("Bytes are written as they are")
  func writes() async throws {
    let pipe = Pipe()
    try await ResultOutput(FileDescriptor(rawValue: pipe.fileHandleForWriting.fileDescriptor))
      .write([1, 2, 3])
    #expect(pipe.fileHandleForReading.availableData == Data([1, 2, 3]))
  }

  @Test("A file that cannot be written is named with the reason")
  func unwritable() async throws {
    let file = try FileDescriptor.open(FilePath("/dev/null"), .readOnly)
    defer { try? file.close() }
    let failure = try await #require(throws: CommandFailure.self) {
      try await ResultOutput(file).write([1])
    }
    #expect(failure.status == .output)
    #expect(failure.message.contains("Bad file descriptor"))
    // Nothing to write is no failure.
    try await ResultOutput(file).write([])
  }

  #if os(Linux)
    @Test("A full disk is a failure")
    func fullDisk() async throws {
      let file = try FileDescriptor.open(FilePath("/dev/full"), .writeOnly)
      defer { try? file.close() }
      let failure = try await #require(throws: CommandFailure.self) {
        try await ResultOutput(file).write([1])
      }
      #expect(failure.message.contains("No space left on device"))
    }
  #endif
}
