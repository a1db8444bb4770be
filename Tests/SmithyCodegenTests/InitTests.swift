import ArgumentParser
import Testing

@testable import smithy_codegen

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("A new package from a model")
struct InitTests {
  private typealias Scratch = GeneratedFolderTests.Scratch

  private static func run(_ scratch: Scratch, _ arguments: String...) throws {
    try scratch.put(SmallModel.json, at: "shelf.json")
    let command = try InitCommand.parse(
      ["\(scratch.path)/shelf.json", "--output", "\(scratch.path)/New"] + arguments)
    try command.run()
  }

  @Test("It has a manifest, the model, the client, an article and a test")
  func makesPackage() throws {
    let scratch = Scratch()
    try Self.run(scratch, "--package-url", "https://example.com/protocols.git")
    let manifest = try #require(scratch.text(at: "New/Package.swift"))
    #expect(
      manifest.contains(
        #".package(url: "https://example.com/protocols.git", from: "0.1.0")"#))
    #expect(manifest.contains(#".product(name: "AWSClient", package: "protocols")"#))
    #expect(scratch.text(at: "New/Sources/AWSShelf/Model/shelf.json") == SmallModel.json)
    #expect(scratch.text(at: "New/Sources/AWSShelf/Generated/Client/ShelfClient.swift") != nil)
    let article = try #require(scratch.text(at: "New/Sources/AWSShelf/AWSShelf.docc/AWSShelf.md"))
    #expect(
      article.hasPrefix("# ``AWSShelf``\n\nA client of A shelf.\n\n## Overview\n\nKeeps books."))
    #expect(article.contains("let output = try await client.getBook(id: \"example\")\n"))
    #expect(article.contains("for try await item in client.listBooksPages().items {"))
    let test = try #require(scratch.text(at: "New/Tests/AWSShelfTests/ShelfClientTests.swift"))
    #expect(test.contains("stub.expect(GetBook.self, input, .output(output))"))
  }

  @Test("In a package it adds the targets and leaves the manifest alone")
  func addsTarget() throws {
    let scratch = Scratch()
    try scratch.put("// mine", at: "New/Package.swift")
    try Self.run(scratch, "--module", "Shelf")
    #expect(scratch.text(at: "New/Package.swift") == "// mine")
    #expect(scratch.text(at: "New/.gitignore") == nil)
    #expect(scratch.text(at: "New/Sources/Shelf/Shelf.docc/Shelf.md") != nil)
  }

  @Test("A file that is there is not replaced, and then nothing is written")
  func keepsFiles() throws {
    let scratch = Scratch()
    try scratch.put("mine", at: "New/.gitignore")
    let error = #expect(throws: OutputError.self) {
      try Self.run(scratch, "--package-url", "https://example.com/p")
    }
    #expect(error?.description.contains("New/.gitignore is there already") == true)
    #expect(scratch.text(at: "New/Package.swift") == nil)
  }

  @Test(
    "Arguments that lead to no package that builds are refused",
    arguments: [
      ([], "state where the package aws-swift-protocols is"),
      (["--package-path", "/no/such/folder"], "/no/such/folder is not the folder of a package"),
      (
        ["--package-url", "https://example.com/p", "--module", "AWSShapes"],
        "the module cannot be called AWSShapes"
      ),
      (
        ["--package-url", "https://example.com/p", "--module", "Book"],
        "the module cannot be called Book"
      ),
    ] as [([String], String)])
  func refuses(arguments: [String], reason: String) throws {
    let scratch = Scratch()
    try scratch.put(SmallModel.json, at: "shelf.json")
    let command = try InitCommand.parse(
      ["\(scratch.path)/shelf.json", "--output", "\(scratch.path)/New"] + arguments)
    let error = #expect(throws: OutputError.self) { try command.run() }
    #expect(error?.description.contains(reason) == true)
    #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/New"))
  }

  @Test("Names and places that exclude each other are told before the model is read")
  func validates() {
    for arguments in [["--module", "a b"], ["--package-url", "u", "--package-path", "p"]] {
      #expect(throws: (any Error).self) {
        try InitCommand.parse(["m.json", "--output", "o"] + arguments)
      }
    }
  }

  @Test("The command generates unless it is told to make a package")
  func chooses() throws {
    #expect(try SmithyCodegenCommand.parseAsRoot(["m", "--output", "o"]) is GenerateCommand)
    #expect(try SmithyCodegenCommand.parseAsRoot(["init", "m", "--output", "o"]) is InitCommand)
  }
}
