import Foundation
import Testing

@testable import ssm_sap

@Suite("Files in the place of a value")
struct ParameterFileTests {
  private func text(of path: String) throws -> String {
    let file = try #require(ParameterFile("file://\(path)", environment: [:]))
    return try file.text()
  }

  @Test("The text of a file is read as it is")
  func file() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "value-\(UUID())")
    try Data("{\"a\": \"ä\"}\n".utf8).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    #expect(try text(of: path.path) == "{\"a\": \"ä\"}\n")
    #expect(try text(of: "/dev/null").isEmpty)
  }

  @Test("A file without an end is refused at a limit")
  func endless() throws {
    let error = #expect(throws: ParameterError.self) { try text(of: "/dev/zero") }
    #expect(error?.description == "/dev/zero is longer than 16 MiB, the most that is read")
  }

  @Test(
    "A file that cannot be read is named, with the reason",
    arguments: [("/nonexistent/a", "no such file"), ("/", "directory")])
  func unreadable(path: String, reason: String) throws {
    let error = #expect(throws: ParameterError.self) { try text(of: path) }
    #expect(error?.description.hasPrefix("cannot read \(path): ") == true)
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }
}
