import AWSJSON
import AWSShapes
import JMESPath

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Expressions with the results that another implementation of JMESPath gave on documents.
///
/// `Tests/Counterparts/jmespath_agreement.py` writes the file: cases of `expression`, `document`, and
/// `result`, or `error` where the expression must be refused or must fail.
enum JMESPathSuite: Suite {
  static let name = "jmespath"

  static func cases(at path: String) throws -> [ConformanceCase] {
    try VectorFile.expand(path, holding: ["cases.json"]).flatMap { file in
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
      guard
        case .array(let vectors) = try JSONCodec().decode(JMESPath.JSONValue.self, from: bytes)
      else { throw VectorFileError("\(file) is not a list of cases") }
      return try vectors.map { try conformanceCase($0, file) }
    }
  }

  private static func conformanceCase(
    _ vector: JMESPath.JSONValue, _ file: String
  ) throws -> ConformanceCase {
    guard case .string(let expression) = vector["expression"], let document = vector["document"]
    else { throw VectorFileError("a case of \(file) has no expression or no document") }
    return ConformanceCase(name: "\(expression) on \(try text(of: document))") {
      try run(expression, document, expected: vector["result"])
    }
  }

  private static func run(
    _ expression: String, _ document: JMESPath.JSONValue, expected: JMESPath.JSONValue?
  ) throws -> Outcome {
    let actual: JMESPath.JSONValue
    do {
      actual = try JMESPath.Expression(parsing: expression).search(document)
    } catch {
      guard let expected else { return .passed }
      return .failed([
        Difference("result", expected: try text(of: expected), actual: "the error \(error)")
      ])
    }
    guard let expected else {
      return .failed([Difference("result", expected: "an error", actual: try text(of: actual))])
    }
    // The text compares the order of members as well.
    return Outcome(
      [Difference("result", expected: try text(of: expected), actual: try text(of: actual))]
        .compactMap { $0 })
  }

  private static func text(of value: JMESPath.JSONValue) throws -> String {
    String(decoding: try JSONCodec().encode(value.normalized), as: UTF8.self)
  }
}

extension JMESPath.JSONValue {
  /// The value with its numbers as other programs print them.
  fileprivate var normalized: JMESPath.JSONValue {
    switch self {
    case .number(let number): .number(BigDecimal(number.normalizedText) ?? number)
    case .array(let elements): .array(elements.map(\.normalized))
    case .object(let members): .object(members.map { .init($0.name, $0.value.normalized) })
    default: self
    }
  }
}
