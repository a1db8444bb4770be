import AWSEventStream

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The file with messages of event streams.
struct EventStreamVectors: Decodable, Sendable {
  let positive: [Positive]
  let negative: [Negative]

  /// A message that has to be decoded.
  struct Positive: Decodable, Sendable {
    let name: String
    let headers: [Header]
    let payload: Base64Text
    let message: Base64Text
  }

  /// A message that has to be refused.
  struct Negative: Decodable, Sendable {
    let name: String
    let message: Base64Text
    let reason: String
  }

  /// A header with the name of its type.
  struct Header: Decodable, Sendable {
    let name: String
    let value: EventStreamHeaderValue

    var header: EventStreamHeader { EventStreamHeader(name, value) }

    private enum Key: CodingKey {
      case name, type, value
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      name = try values.decode(String.self, forKey: .name)
      let type = try values.decode(String.self, forKey: .type)
      value =
        switch type {
        case "bool": .bool(try values.decode(Bool.self, forKey: .value))
        case "byte": .byte(try values.decode(Int8.self, forKey: .value))
        case "short": .short(try values.decode(Int16.self, forKey: .value))
        case "integer": .integer(try values.decode(Int32.self, forKey: .value))
        case "long": .long(try values.decode(Int64.self, forKey: .value))
        case "blob": .blob(try values.decode(Base64Text.self, forKey: .value).bytes)
        case "string": .string(try values.decode(String.self, forKey: .value))
        case "timestamp":
          .timestamp(milliseconds: try values.decode(Int64.self, forKey: .value))
        case "uuid": .uuid(try Self.uuid(try values.decode(String.self, forKey: .value)))
        default: throw VectorFileError("unknown type of header \(type)")
        }
    }

    private static func uuid(_ text: String) throws -> EventStreamUUID {
      let digits = text.replacing("-", with: "")
      guard digits.utf8.count == 32, let high = UInt64(digits.prefix(16), radix: 16),
        let low = UInt64(digits.suffix(16), radix: 16)
      else { throw VectorFileError("\(text) is not a UUID") }
      return EventStreamUUID(high: high, low: low)
    }
  }

  /// Bytes as text.
  struct Base64Text: Decodable, Sendable {
    let text: String

    init(from decoder: any Decoder) throws {
      text = try decoder.singleValueContainer().decode(String.self)
    }

    var bytes: [UInt8] {
      get throws {
        guard let data = Data(base64Encoded: text) else {
          throw VectorFileError("\(text.prefix(40)) is not base64")
        }
        return [UInt8](data)
      }
    }
  }
}
