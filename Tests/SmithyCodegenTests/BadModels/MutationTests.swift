import AWSJSON
import AWSShapes
import Foundation
import Testing

@testable import smithy_codegen

#if canImport(FoundationEssentials)
  import FoundationEssentials
#endif

@Suite("Damaged models")
struct MutationTests {
  private static let perSeed = 250

  /// The bytes of a mutant.
  private static func mutants(_ seed: UInt64, _ count: Int) throws -> [[UInt8]] {
    let model = try JSONCodec().decode(Document.self, from: Array(SmallModel.json.utf8))
    var mutator = ModelMutator(numbers: SeededGenerator(seed: seed))
    return try (0..<count).map { _ in try JSONCodec().encode(mutator.mutant(of: model)) }
  }

  private static func files(_ bytes: [UInt8]) throws -> [SourceFile] {
    let generator = try Generator(
      bytes, named: "m.json", Generator.Options())
    return generator.models + generator.client
  }

  @Test("The model that is damaged is fine as it is")
  func acceptsModel() throws {
    #expect(try !Self.files(Array(SmallModel.json.utf8)).isEmpty)
  }

  @Test("A damaged model leads to files or to an error that says something", arguments: 1...12)
  func neverTraps(seed: UInt64) throws {
    var generated = 0
    for bytes in try Self.mutants(seed, Self.perSeed) {
      do {
        let files = try Self.files(bytes)
        let paths = Set(files.map { $0.path.lowercased() })
        #expect(paths.count == files.count)
        #expect(files.allSatisfy { $0.path.utf8.count < 240 })
        generated += 1
      } catch {
        #expect("\(error)".utf8.count > 10)
      }
    }
    // Neither kind of mutant is missing.
    #expect(generated > 20 && generated < Self.perSeed - 20)
  }

  /// How many generated clients the compiler checks, each in seconds. More can be asked for.
  private static var sample: Int {
    ProcessInfo.processInfo.environment["MUTANTS"].flatMap { Int($0) } ?? 3
  }

  @Test("What damaged models lead to compiles", .enabled(if: Compiler.isThere))
  func compiles() throws {
    var checked = 0
    for bytes in try Self.mutants(7, Self.sample * 10) where checked < Self.sample {
      guard let files = try? Self.files(bytes) else { continue }
      checked += 1
      let errors = try Compiler.errors(in: files)
      #expect(errors.isEmpty, "\(errors)\nThe model: \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(checked == Self.sample)
  }
}
