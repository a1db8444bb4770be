import AWSShapes
import DynamicShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes values of a model's shapes from the JSON of vectors.
struct VectorValue {
  /// How bytes are written.
  enum Blobs {
    case text
    case base64
  }

  let model: DynamicModel
  var blobs = Blobs.text

  func members(_ json: JSONValue?, of structure: DynamicStructure) throws -> [String: DynamicValue]
  {
    guard case .object(let object) = json ?? .object([:]) else {
      throw VectorFileError("the parameters are not an object")
    }
    var values: [String: DynamicValue] = [:]
    for (name, json) in object where json != .null {
      guard let member = structure.members.first(where: { $0.schema.name == name }) else {
        throw VectorFileError("\(structure.table.structureName) has no member \(name)")
      }
      values[name] = try value(json, model.type(member.target))
    }
    return values
  }

  func value(_ json: JSONValue, _ type: DynamicType) throws -> DynamicValue {
    switch (type, json) {
    case (.document, _): return .document(document(json))
    case (_, .null): return .null
    case (.boolean, .bool(let value)): return .boolean(value)
    case (.string, .string(let value)): return .string(value)
    case (.blob, .string(let text)), (.stream, .string(let text)): return .blob(bytes(text))
    case (.integer, .number(let value)): return .integer(Int64(value))
    case (.integer, .integer(let value)): return .integer(value)
    case (.float, _): return .float(Float(try double(json)))
    case (.double, _): return .double(try double(json))
    case (.timestamp, _): return .timestamp(Date(timeIntervalSince1970: try double(json)))
    case (.list(let target, _), .array(let values)):
      return .list(try values.map { try value($0, model.type(target)) })
    case (.map(let target, _), .object(let values)):
      return .map(try values.mapValues { try value($0, model.type(target)) })
    case (.structure(let structure), .object): return .structure(try members(json, of: structure))
    case (.union(let union), .object):
      guard let (name, value) = try members(json, of: union).first else {
        throw VectorFileError("a union has no member")
      }
      return .union(name, value)
    default: throw VectorFileError("\(json) is not a \(type)")
    }
  }

  private func double(_ json: JSONValue) throws -> Double {
    switch json {
    case .number(let value): return value
    case .integer(let value): return Double(value)
    case .string("NaN"): return .nan
    case .string("Infinity"): return .infinity
    case .string("-Infinity"): return -.infinity
    default: throw VectorFileError("\(json) is not a number")
    }
  }

  private func bytes(_ text: String) -> [UInt8] {
    switch blobs {
    case .text: Array(text.utf8)
    case .base64: Data(base64Encoded: text).map { [UInt8]($0) } ?? []
    }
  }

  private func document(_ json: JSONValue) -> Document {
    switch json {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let value): BigDecimal(value).map(Document.number) ?? .null
    case .integer(let value): .number(BigDecimal(value))
    case .string(let value): .string(value)
    case .array(let values): .list(values.map(document))
    case .object(let values): .map(values.mapValues(document))
    }
  }
}
