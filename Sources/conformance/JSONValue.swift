import AWSJSON

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A JSON value of any kind, parsed by Foundation so that another codec judges what AWSJSON writes.
///
/// AWSCredentials has a similar type of its own, `JSONDocument`; a library and a program share no
/// private type.
enum JSONValue: Sendable, Hashable, Codable {
  case null
  case bool(Bool)
  case number(Double)
  /// A whole number that no double holds.
  case integer(Int64)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int64.self),
      Int64(exactly: Double(value)) != value
    {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  /// The JSON that the bytes hold.
  static func parse(_ bytes: [UInt8]) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
  }

  /// The JSON as text in UTF-8.
  func bytes() throws -> [UInt8] {
    [UInt8](try JSONEncoder().encode(self))
  }

  /// The same with every number rounded, so that timestamps compare by the millisecond.
  var roundedToMilliseconds: JSONValue {
    switch self {
    case .number(let value): .number((value * 1000).rounded() / 1000)
    case .array(let values): .array(values.map(\.roundedToMilliseconds))
    case .object(let values): .object(values.mapValues(\.roundedToMilliseconds))
    default: self
    }
  }
}
