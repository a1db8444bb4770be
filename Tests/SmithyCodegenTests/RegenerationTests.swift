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
    /// The folder of the client if its type is written by hand; otherwise it is with the models.
    var client: String?
    /// The folder of the server's code.
    var server: String?
    /// The folder of the commands.
    var commands: String?
    /// The operations that start something, if there are commands.
    var starting: Set<String> = []
    /// The service, if the model has several.
    var service: String?

    var testDescription: String { model }
  }

  static let places = [
    Place(
      model: "Sources/SsmSapModels/Model/ssm-sap.smithy.json",
      folder: "Sources/SsmSapModels/Generated", client: "Sources/SsmSap/Generated",
      server: "Sources/SsmSapLocal/Generated", commands: "Sources/ssm-sap/Generated",
      starting: [
        "DeregisterApplication", "RegisterApplication", "StartApplication",
        "StartApplicationRefresh", "StartConfigurationChecks", "StopApplication",
        "UpdateApplicationSettings",
      ]),
    Place(
      model: "Tests/TestServices/Parcels/Model/parcels.smithy.json",
      folder: "Tests/TestServices/Parcels/Generated"),
    Place(
      model: "Tests/TestServices/Ledger/Model/ledger.smithy.json",
      folder: "Tests/TestServices/Ledger/Generated"),
    Place(
      model: "Tests/TestServices/Radio/Model/radio.smithy.json",
      folder: "Tests/TestServices/Radio/Generated"),
    Place(
      model: "Tests/TestServices/ParameterStore/Model/parameter-store.smithy.json",
      folder: "Tests/TestServices/ParameterStore/Generated"),
    Place(
      model: "Tests/TestServices/Kiln/Model/kiln.smithy.json",
      folder: "Tests/TestServices/Kiln/Generated"),
    Place(
      model: "Tests/TestServices/Oddities/Model/oddities.smithy.json",
      folder: "Tests/TestServices/Oddities/Generated", service: "Oddities"),
  ]

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  @Test("Generated code is up to date with its model", arguments: places)
  func isUpToDate(place: Place) throws {
    let model = "\(Self.root)/\(place.model)"
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: model)))
    let options = Generator.Options(
      service: place.service, modelsModule: place.client == nil ? nil : "SsmSapModels",
      clientModule: place.commands == nil ? nil : "SsmSap", startingOperations: place.starting,
      includesClientType: place.client == nil)
    let source = String(place.model.split(separator: "/").last ?? "")
    let generator = try Generator(bytes, named: source, options)
    var models = generator.models
    var changes: [GeneratedFolder.Change] = []
    if let client = place.client {
      changes += try GeneratedFolder(path: "\(Self.root)/\(client)", source: source)
        .changes(to: generator.client)
    } else {
      models += generator.client.map { file in
        var file = file
        file.path = "Client/\(file.path)"
        return file
      }
    }
    if let server = place.server {
      changes += try GeneratedFolder(path: "\(Self.root)/\(server)", source: source)
        .changes(to: generator.server)
    }
    if let commands = place.commands {
      changes += try GeneratedFolder(path: "\(Self.root)/\(commands)", source: source)
        .changes(to: generator.commands())
    }
    changes += try GeneratedFolder(path: "\(Self.root)/\(place.folder)", source: source)
      .changes(to: models)
    #expect(changes.isEmpty, "run Scripts/generate")
  }
}
