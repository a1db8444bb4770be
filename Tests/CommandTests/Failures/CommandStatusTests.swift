import ArgumentParser
import Foundation
import Testing

@testable import ssm_sap

@Suite("Exit statuses")
struct CommandStatusTests {
  @Test("The help and the article list each status", arguments: CommandStatus.all.map(\.status))
  func documented(status: Int32) throws {
    let help = SsmSapCommand.helpMessage(columns: 200)
    let article = try String(contentsOf: Self.article, encoding: .utf8)
    let row = try #require(CommandStatus.all.first { $0.status == status })
    #expect(help.contains("\(row.status)  \(row.meaning)"))
    #expect(article.contains("\n| \(row.status) | \(row.meaning) |\n"))
  }

  private static let article = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/SsmSap/SsmSap.docc/CommandLine.md")
}
