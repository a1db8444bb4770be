import AWSShapes
import DynamicShapes

/// Shapes in the form of Smithy's JSON AST.
///
/// Source: Smithy 2.0 specification, "JSON AST".
struct SmithyModel: Decodable {
  struct Shape: Decodable {
    var type: String
    var members: [String: Member]?
    var member: Member?
    var value: Member?
    var input: Target?
    var output: Target?
    var errors: [Target]?
    var traits: [String: JSONValue]?
  }

  struct Member: Decodable {
    var target: String
    var traits: [String: JSONValue]?
  }

  struct Target: Decodable {
    var target: String
  }

  let shapes: [String: Shape]

  init(from decoder: any Decoder) throws {
    shapes = try decoder.singleValueContainer().decode([String: Shape].self)
  }

  static let prelude: [String: DynamicType] = [
    "Boolean": .boolean, "PrimitiveBoolean": .boolean, "String": .string, "Blob": .blob,
    "Byte": .integer(Int64(Int8.min)...Int64(Int8.max)),
    "Short": .integer(Int64(Int16.min)...Int64(Int16.max)),
    "Integer": .integer(Int64(Int32.min)...Int64(Int32.max)),
    "Long": .integer(Int64.min...Int64.max), "Float": .float, "Double": .double,
    "BigInteger": .bigInteger, "BigDecimal": .bigDecimal, "Timestamp": .timestamp(nil),
    "Document": .document, "Unit": .structure(.unit),
  ]

  /// The model; defaults need a first one to be read with.
  func model() throws -> DynamicModel {
    let bare = try model(readingDefaultsWith: nil)
    return try model(readingDefaultsWith: VectorValue(model: bare, blobs: .base64))
  }

  private func model(readingDefaultsWith values: VectorValue?) throws -> DynamicModel {
    var types: [String: DynamicType] = [:]
    for (name, type) in Self.prelude { types["smithy.api#\(name)"] = type }
    for (id, shape) in shapes { types[id] = try type(shape, id, values) }
    return DynamicModel(types)
  }

  private func type(
    _ shape: Shape, _ id: String, _ values: VectorValue?
  ) throws -> DynamicType {
    let isSparse = shape.traits?["smithy.api#sparse"] != nil
    switch shape.type {
    case "enum": return .string
    case "intEnum": return .integer(Int64(Int32.min)...Int64(Int32.max))
    case "blob": return shape.traits?["smithy.api#streaming"] == nil ? .blob : .stream
    case "timestamp": return .timestamp(format(shape.traits))
    case "list": return .list(of: shape.member?.target ?? "", isSparse: isSparse)
    case "map": return .map(to: shape.value?.target ?? "", isSparse: isSparse)
    case "structure": return .structure(try structure(shape, id, values))
    case "union": return .union(try structure(shape, id, values))
    default:
      let name = shape.type.prefix(1).uppercased() + shape.type.dropFirst()
      return Self.prelude[name] ?? .document
    }
  }

  private func format(_ traits: [String: JSONValue]?) -> TimestampFormat? {
    switch traits?["smithy.api#timestampFormat"] {
    case .string("date-time"): .dateTime
    case .string("http-date"): .httpDate
    case .string("epoch-seconds"): .epochSeconds
    default: nil
    }
  }

  private func structure(
    _ shape: Shape, _ id: String, _ values: VectorValue?
  ) throws -> DynamicStructure {
    // The order of members is lost in JSON objects; any will do.
    let members = (shape.members ?? [:]).sorted { $0.key < $1.key }
    return DynamicStructure(
      id,
      try members.map { name, member in
        let traits = member.traits ?? [:]
        var defaultValue: DynamicValue?
        if let values, let json = traits["smithy.api#default"], json != .null {
          defaultValue = try values.value(json, values.model.type(member.target))
        }
        return DynamicMember(
          schema(name, member, traits), target: member.target, timestampFormat: format(traits),
          defaultValue: defaultValue, isClientOptional: traits["smithy.api#clientOptional"] != nil)
      })
  }

  private func schema(
    _ name: String, _ member: Member, _ traits: [String: JSONValue]
  ) -> MemberSchema {
    let target = shapes[member.target]
    let mediaType =
      traits["smithy.api#mediaType"]?.string ?? target?.traits?["smithy.api#mediaType"]?.string
    return MemberSchema(
      name, jsonName: traits["smithy.api#jsonName"]?.string, location: location(traits),
      target: self.target(member.target),
      isRequired: traits["smithy.api#required"] != nil,
      isHostLabel: traits["smithy.api#hostLabel"] != nil,
      isIdempotencyToken: traits["smithy.api#idempotencyToken"] != nil,
      requiresLength: target?.traits?["smithy.api#requiresLength"] != nil, mediaType: mediaType,
      // Glacier takes a hyphen for the account of the signer, and its clients send one.
      emptyLabel: member.target.hasPrefix("com.amazonaws.glacier#") && name == "accountId"
        ? "-" : nil)
  }

  private func location(_ traits: [String: JSONValue]) -> MemberLocation {
    if let name = traits["smithy.api#httpHeader"]?.string { return .header(name) }
    if let prefix = traits["smithy.api#httpPrefixHeaders"]?.string { return .prefixHeaders(prefix) }
    if let name = traits["smithy.api#httpQuery"]?.string { return .query(name) }
    if traits["smithy.api#httpQueryParams"] != nil { return .queryParameters }
    if traits["smithy.api#httpLabel"] != nil { return .label }
    if traits["smithy.api#httpPayload"] != nil { return .payload }
    return traits["smithy.api#httpResponseCode"] != nil ? .statusCode : .body
  }

  private func target(_ id: String) -> MemberTarget {
    switch shapes[id]?.type {
    case "blob": shapes[id]?.traits?["smithy.api#streaming"] == nil ? .blob : .stream
    case "string", "enum": .string
    case "structure": .structure
    case "union": .union
    case "document": .document
    default: .other
    }
  }
}

extension JSONValue {
  /// The text, where this is one.
  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }
}
