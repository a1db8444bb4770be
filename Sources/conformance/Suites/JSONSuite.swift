import AWSJSON
import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Documents that every JSON parser must accept or must refuse, and some that it may do either
/// with.
///
/// Each goes three ways: read as a document, skipped as a member that no shape knows, and, when it
/// is accepted, written again and read back.
enum JSONSuite: Suite {
  static let name = "json"

  static func cases(at path: String) throws -> [ConformanceCase] {
    try VectorFile.expand(path, holding: ["parsing.json", "transform.json"]).flatMap { file in
      try VectorFile.read(File.self, from: file).cases.map { vector in
        ConformanceCase(name: vector.name) { try run(vector) }
      }
    }
  }

  private struct File: Decodable, Sendable {
    let cases: [Vector]
  }

  private struct Vector: Decodable, Sendable {
    let name: String
    let expect: String?
    let base64: String
  }

  private static func run(_ vector: Vector) throws -> Outcome {
    guard let data = Data(base64Encoded: vector.base64) else {
      return .failed([Difference("content", expected: "base64", actual: "something else")])
    }
    let bytes = [UInt8](data)
    let (document, isAccepted) = read(bytes)
    var differences = [
      Difference("accepted", expected: isExpected(vector), actual: isAccepted),
      Difference("accepted where it is skipped", expected: isAccepted, actual: isSkipped(bytes)),
    ]
    if let document {
      differences += try differencesOfRewriting(document, of: vector, from: bytes)
    }
    return Outcome(differences.compactMap { $0 })
  }

  /// Reads a document.
  ///
  /// Names that are canonically equivalent but not the same are JSON that is accepted, although a
  /// dictionary cannot hold both: that is an error of the value, not of the syntax.
  private static func read(_ bytes: [UInt8]) -> (document: Document?, isAccepted: Bool) {
    do throws(ShapeReadingError) {
      return (try JSONCodec().decode(Document.self, from: bytes), true)
    } catch {
      return (nil, error.kind == .mismatch)
    }
  }

  private static func isSkipped(_ bytes: [UInt8]) -> Bool {
    (try? JSONCodec().decode(Skipping.self, from: bytes)) != nil
  }

  private static func differencesOfRewriting(
    _ document: Document, of vector: Vector, from bytes: [UInt8]
  ) throws -> [Difference?] {
    let written = try JSONCodec().encode(document)
    let readBack = try JSONCodec().decode(Document.self, from: written)
    var differences = [Difference("written and read back", expected: document, actual: readBack)]
    // Foundation refuses numbers beyond its range, which a document keeps as text, and takes the
    // first of two members of one name.
    let isComparable = !repeating.contains { vector.name.contains($0) }
    if isComparable, let values = try? JSONValue.parse(bytes) {
      differences.append(
        Difference(
          "values by Foundation", expected: values, actual: try JSONValue.parse(written)))
    }
    return differences
  }

  /// Vectors with two members of the same name.
  private static let repeating = ["duplicated_key", "same_key"]

  /// Skips whatever there is.
  private struct Skipping: DecodableShape {
    init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
      try reader.skipValue()
    }
  }

  // MARK: Decisions

  private static func isExpected(_ vector: Vector) -> Bool {
    switch vector.expect {
    case "accept": true
    case "reject": false
    default: !refused.contains { vector.name.contains($0) }
    }
  }

  /// The decisions that RFC 8259 leaves to a parser.
  ///
  /// Strings that are not Unicode are refused: halves of surrogate pairs, invalid UTF-8, other
  /// encodings. So are a byte order mark, and nesting beyond the limit of 128. Numbers of any size
  /// are accepted; reading one as a type of less range fails. Of two members of the same name, the
  /// last one counts.
  private static let refused = ["i_string_", "i_structure_", "invalid_codepoint"]
}
