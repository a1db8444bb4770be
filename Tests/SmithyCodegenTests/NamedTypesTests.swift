import Testing

@testable import smithy_codegen

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A shape with the name of a type that generated code uses would take its place in that code.
@Suite("The types that generated code uses")
struct NamedTypesTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  @Test("No shape can have their names", arguments: RegenerationTests.places)
  func areReserved(place: RegenerationTests.Place) throws {
    let data = try #require(FileManager.default.contents(atPath: "\(Self.root)/\(place.model)"))
    let generator = try Generator(
      [UInt8](data), named: "m.json", Generator.Options(service: place.service))
    let plan = generator.plan
    let own =
      plan.structures.map(\.swiftName) + plan.unions.map(\.swiftName)
      + plan.enums.map(\.swiftName) + plan.operations.map(\.swiftName)
      + ReservedNames.serviceSuffixes.map { plan.swiftName + $0 }
    var used: Set<String> = []
    for file in generator.models + generator.client {
      used.formUnion(Self.typeNames(in: file.text))
    }
    #expect(used.contains("OperationShape") && used.contains("String"))
    #expect(used.subtracting(own).subtracting(ReservedNames.types).isEmpty)
  }

  @Test("Comments and literals use no types")
  func readsCode() {
    let text = ##"""
      /// Comment
      // Another
      let a: One = Two("Three \" Four", #"Five" Six \"#, ##"a"# B"##, _Seven.eight, nine.Ten)
      """##
    #expect(Self.typeNames(in: text) == ["One", "Two", "_Seven", "Ten"])
  }

  /// The names in code that start with a capital letter, as those of types do.
  private static func typeNames(in text: String) -> Set<String> {
    var names: Set<String> = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let code = line.drop { $0 == UInt8(ascii: " ") }
      if code.starts(with: "//".utf8) { continue }
      let words = withoutLiterals(Array(code)).split {
        !$0.isLetter && !$0.isDigit && $0 != UInt8(ascii: "_")
      }
      for word in words where word.first(where: { $0 != UInt8(ascii: "_") })?.isUppercase == true {
        names.insert(String(decoding: word, as: UTF8.self))
      }
    }
    return names
  }

  /// A line of code without the string literals in it, raw or not.
  private static func withoutLiterals(_ code: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < code.count {
      let hashes = code[index...].prefix { $0 == UInt8(ascii: "#") }.count
      guard index + hashes < code.count, code[index + hashes] == UInt8(ascii: "\"") else {
        result.append(code[index])
        index += 1
        continue
      }
      let marks = [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
      index += hashes + 1
      while index < code.count, !code[index...].starts(with: [UInt8(ascii: "\"")] + marks) {
        // Only without number signs does a backslash escape what follows.
        index += hashes == 0 && code[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      index += hashes + 1
    }
    return result
  }
}
