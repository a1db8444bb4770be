#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A JSON value of any kind, so that a cache file keeps the members that other tools have written.
///
/// The conformance runner has a similar type of its own, `JSONValue`; a library and a program share
/// no private type.
enum JSONDocument: Sendable, Codable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONDocument])
  case object(JSONMembers)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONDocument].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode(JSONMembers.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  /// Parses an object and returns its members, or `nil` if the bytes are not an object.
  static func object(_ bytes: [UInt8]) -> JSONMembers? {
    guard case .object(let members) = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else {
      return nil
    }
    return members
  }

  /// Returns an object as bytes, or `nil` if it contains a number that JSON cannot express.
  static func bytes(_ members: JSONMembers) -> [UInt8]? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(JSONDocument.object(members))).map { [UInt8]($0) }
  }

  /// The text of a string that is not empty.
  var string: String? {
    guard case .string(let value) = self, !value.isEmpty else { return nil }
    return value
  }

  /// The value of a number.
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The members of an object.
  var object: JSONMembers? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}
