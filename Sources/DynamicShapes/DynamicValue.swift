public import AWSShapes

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A value of a ``DynamicType``.
public indirect enum DynamicValue: Sendable, Hashable {
  /// A null in a sparse list or map.
  case null
  /// A boolean.
  case boolean(Bool)
  /// A string or a value of an enum.
  case string(String)
  /// Bytes, in memory or from a stream.
  case blob([UInt8])
  /// An integer or a value of an enum of integers.
  case integer(Int64)
  /// A floating-point number of 32 bits.
  case float(Float)
  /// A floating-point number of 64 bits.
  case double(Double)
  /// An integer of any size.
  case bigInteger(BigInteger)
  /// A decimal number of any size.
  case bigDecimal(BigDecimal)
  /// A timestamp.
  case timestamp(Date)
  /// A value of any kind.
  case document(Document)
  /// A list.
  case list([DynamicValue])
  /// A map.
  case map([String: DynamicValue])
  /// The members of a structure that have a value.
  case structure([String: DynamicValue])
  /// The member of a union and its value, which is a document if the member is not in the model.
  case union(String, DynamicValue)
}

extension DynamicValue: CustomStringConvertible {
  /// The value as text. Equal values have the same text: members and keys are sorted, and all NaNs
  /// are alike.
  public var description: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .string(let value): value.debugDescription
    case .blob(let bytes): "blob(\(String(decoding: bytes, as: UTF8.self).debugDescription))"
    case .integer(let value): "\(value)"
    case .float(let value): "float(\(value))"
    case .double(let value): "double(\(value))"
    case .bigInteger(let value): "bigInteger(\(value))"
    case .bigDecimal(let value): "bigDecimal(\(value))"
    // Dates count from 2001 in doubles, so they hold no more than microseconds.
    case .timestamp(let date): "time(\((date.timeIntervalSince1970 * 1e6).rounded() / 1e6))"
    case .document(let document): "document(\(Self.describe(document)))"
    case .list(let values): "[\(values.map(\.description).joined(separator: ", "))]"
    case .map(let values): "map\(Self.describe(values))"
    case .structure(let values): Self.describe(values)
    case .union(let name, let value): "union{\(name): \(value)}"
    }
  }

  private static func describe(_ values: [String: DynamicValue]) -> String {
    let entries = values.sorted { $0.key < $1.key }.map {
      "\($0.key.debugDescription): \($0.value)"
    }
    return "{\(entries.joined(separator: ", "))}"
  }

  private static func describe(_ document: Document) -> String {
    switch document {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): "\(value.double)"
    case .string(let value): value.debugDescription
    case .list(let values): "[\(values.map(describe).joined(separator: ", "))]"
    case .map(let values):
      "{\(values.sorted { $0.key < $1.key }.map { "\($0.key): \(describe($0.value))" }.joined(separator: ", "))}"
    }
  }
}
