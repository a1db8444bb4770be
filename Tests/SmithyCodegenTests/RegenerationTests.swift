import Testing

@testable import smithy_codegen

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Generated code in this package")
struct RegenerationTests {
  /// A model of this package, and where its code is.
  struct Place: Sendable, CustomTestStringConvertible {
    var model: String
    var folder: String
    /// The folder of the client, where its type is written by hand; else it is with the models.
    var client: String?

    var testDescription: String { model }
  }

  static let places = [
    Place(
      model: "Sources/SsmSapModels/Model/ssm-sap.smithy.json",
      folder: "Sources/SsmSapModels/Generated", client: "Sources/SsmSap/Generated"),
    Place(
      model: "Tests/TestServices/Parcels/Model/parcels.smithy.json",
      folder: "Tests/TestServices/Parcels/Generated"),
    Place(
      model: "Tests/TestServices/Ledger/Model/ledger.smithy.json",
      folder: "Tests/TestServices/Ledger/Generated"),
    Place(
      model: "Tests/TestServices/ParameterStore/Model/parameter-store.smithy.json",
      folder: "Tests/TestServices/ParameterStore/Generated"),
  ]

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  @Test("Generated code is what the model says, no more and no less", arguments: places)
  func isUpToDate(place: Place) throws {
    let model = "\(Self.root)/\(place.model)"
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: model)))
    let options = Generator.Options(
      modelsModule: place.client == nil ? nil : "SsmSapModels",
      includesClientType: place.client == nil)
    let generator = try Generator(
      bytes, named: String(place.model.split(separator: "/").last ?? ""), options)
    var models = generator.models
    var differences: [GeneratedFolder.Difference] = []
    if let client = place.client {
      differences += try GeneratedFolder(path: "\(Self.root)/\(client)")
        .differences(from: generator.client)
    } else {
      models += generator.client.map { file in
        var file = file
        file.path = "Client/\(file.path)"
        return file
      }
    }
    differences += try GeneratedFolder(path: "\(Self.root)/\(place.folder)")
      .differences(from: models)
    #expect(differences.isEmpty, "run Scripts/generate: \(differences)")
  }

  @Test("A file that was changed, one that is missing and one too many are told apart")
  func noticesChanges() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let generated = GeneratedFolder(path: folder.path)
    let one = SourceFile("A/One.swift", from: "x", imports: []) { $0.line("struct One {}") }
    let two = SourceFile("A/Two.swift", from: "x", imports: []) { $0.line("struct Two {}") }
    try generated.write([one, two])
    #expect(try generated.differences(from: [one, two]).isEmpty)

    var changed = one
    changed.text += "\n"
    let missing = SourceFile("B/Three.swift", from: "x", imports: []) { $0.line("struct T {}") }
    let reasons = try generated.differences(from: [changed, missing]).map {
      $0.description.replacing("\(folder.path)/", with: "")
    }
    #expect(
      reasons == [
        "A/One.swift: is not what the model says", "B/Three.swift: is missing",
        "A/Two.swift: comes from nothing in the model",
      ])
    try generated.write([changed])
    #expect(try generated.differences(from: [changed]).isEmpty)
  }
}
