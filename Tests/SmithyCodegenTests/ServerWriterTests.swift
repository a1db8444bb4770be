import Testing

@testable import smithy_codegen

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Generated servers")
struct ServerWriterTests {
  private func files(modelsModule: String?) throws -> [String: String] {
    let model = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "TestServices/Parcels/Model/parcels.smithy.json")
    let options = Generator.Options(
      service: nil, modelsModule: modelsModule, includesClientType: false)
    let generator = try Generator(
      [UInt8](try Data(contentsOf: model)), named: "parcels.smithy.json", options)
    return Dictionary(uniqueKeysWithValues: generator.server.map { ($0.path, $0.text) })
  }

  @Test("An operation without input or output has the empty shape, and the module that has it")
  func usesUnit() throws {
    let files = try files(modelsModule: "GeneratedParcels")
    let handler = try #require(files["ParcelsHandler.swift"])
    let method = "mutating func touchDepot(_ input: UnitShape) throws(LocalFailure) -> UnitShape"
    #expect(handler.contains(method))
    #expect(handler.contains("import AWSShapes\nimport GeneratedParcels\n"))
    let routes = try #require(files["ParcelsRoutes.swift"])
    #expect(routes.contains("ServerRoute(TouchDepot.self) { handler, input"))
  }

  @Test("Models in the module of the client have no server")
  func needsModule() throws {
    #expect(try files(modelsModule: nil).isEmpty)
  }
}
