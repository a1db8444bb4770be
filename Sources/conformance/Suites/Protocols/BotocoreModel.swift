import AWSShapes
import DynamicShapes

/// Shapes in the form of botocore's models.
struct BotocoreModel: Decodable {
  struct Shape: Decodable {
    var type: String
    var members: [String: Member]?
    var member: Member?
    var value: Member?
    var required: [String]?
    var payload: String?
    var timestampFormat: String?
    var union: Bool?
    var document: Bool?
    var error: ErrorTrait?
  }

  struct Member: Decodable {
    var shape: String
    var location: String?
    var locationName: String?
    var hostLabel: Bool?
    var idempotencyToken: Bool?
    var jsonvalue: Bool?
  }

  struct ErrorTrait: Decodable {
    var httpStatusCode: Int?
  }

  let shapes: [String: Shape]

  init(from decoder: any Decoder) throws {
    shapes = try decoder.singleValueContainer().decode([String: Shape].self)
  }

  func model() -> DynamicModel {
    DynamicModel(
      Dictionary(uniqueKeysWithValues: shapes.map { ($0.key, type($0.value, named: $0.key)) }))
  }

  private func type(_ shape: Shape, named name: String) -> DynamicType {
    if shape.document == true { return .document }
    switch shape.type {
    case "boolean": return .boolean
    case "string": return .string
    case "blob": return .blob
    case "integer": return .integer(Int64(Int32.min)...Int64(Int32.max))
    case "long": return .integer(Int64.min...Int64.max)
    case "float": return .float
    case "double": return .double
    case "timestamp": return .timestamp(format(shape.timestampFormat))
    // Models in this form do not say which lists and maps are sparse.
    case "list": return .list(of: shape.member?.shape ?? "", isSparse: false)
    case "map": return .map(to: shape.value?.shape ?? "", isSparse: false)
    default:
      let structure = structure(shape, named: name)
      return shape.union == true ? .union(structure) : .structure(structure)
    }
  }

  private func format(_ name: String?) -> TimestampFormat? {
    switch name {
    case "iso8601": .dateTime
    case "rfc822": .httpDate
    case "unixTimestamp": .epochSeconds
    default: nil
    }
  }

  private func structure(_ shape: Shape, named name: String) -> DynamicStructure {
    // The order of members is lost in JSON objects; any will do.
    let members = (shape.members ?? [:]).sorted { $0.key < $1.key }
    return DynamicStructure(
      name,
      members.map { name, member in
        let schema = MemberSchema(
          name, jsonName: member.location == nil ? member.locationName : nil,
          location: name == shape.payload ? .payload : location(member, name),
          target: target(member.shape),
          isRequired: shape.required?.contains(name) ?? false,
          isHostLabel: member.hostLabel ?? false,
          isIdempotencyToken: member.idempotencyToken ?? false,
          mediaType: member.jsonvalue == true ? "application/json" : nil)
        return DynamicMember(schema, target: member.shape)
      })
  }

  private func location(_ member: Member, _ name: String) -> MemberLocation {
    let wireName = member.locationName ?? name
    switch member.location {
    case "header": return .header(wireName)
    case "headers": return .prefixHeaders(member.locationName ?? "")
    case "querystring":
      return shapes[member.shape]?.type == "map" ? .queryParameters : .query(wireName)
    case "uri": return .label
    case "statusCode": return .statusCode
    default: return .body
    }
  }

  private func target(_ name: String) -> MemberTarget {
    guard let shape = shapes[name] else { return .other }
    if shape.document == true { return .document }
    switch shape.type {
    case "string": return .string
    case "blob": return .blob
    case "structure": return shape.union == true ? .union : .structure
    default: return .other
    }
  }
}
