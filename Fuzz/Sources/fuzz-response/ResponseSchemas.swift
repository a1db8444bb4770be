import AWSShapes
import FuzzShapes

/// Outputs and errors with members of every kind in every place.
enum ResponseSchemas {
  /// One operation for each way in which a response can be laid out.
  static let scopes = [everything, bound] + payloads

  private static let document = DynamicStructure(
    "Everything",
    [
      member("boolean", "Boolean"), member("byte", "Byte"), member("long", "Long"),
      member("float", "Float"), member("double", "Double"), member("string", "String"),
      DynamicMember(MemberSchema("named", jsonName: "Näme\"d"), target: "String"),
      member("blob", "Blob"), member("bigInteger", "BigInteger"),
      member("bigDecimal", "BigDecimal"), member("document", "Document"),
      member("epoch", "Timestamp"),
      DynamicMember(MemberSchema("date"), target: "Timestamp", timestampFormat: .dateTime),
      DynamicMember(MemberSchema("http"), target: "Timestamp", timestampFormat: .httpDate),
      member("list", "Strings"), member("sparseList", "SparseIntegers"), member("map", "Doubles"),
      member("sparseMap", "SparseBlobs"), member("self", "Everything"), member("union", "Union"),
    ])

  private static let union = DynamicStructure(
    "Union",
    [member("string", "String"), member("union", "Union"), member("everything", "Everything")])

  private static let model = DynamicModel([
    "Boolean": .boolean, "Byte": .integer(-128...127), "Long": .integer(Int64.min...Int64.max),
    "Float": .float, "Double": .double, "String": .string, "Blob": .blob, "Stream": .stream,
    "BigInteger": .bigInteger, "BigDecimal": .bigDecimal, "Document": .document,
    "Timestamp": .timestamp(nil), "Strings": .list(of: "String", isSparse: false),
    "SparseIntegers": .list(of: "Long", isSparse: true),
    "Booleans": .list(of: "Boolean", isSparse: false),
    "Timestamps": .list(of: "Timestamp", isSparse: false),
    "DoubleList": .list(of: "Double", isSparse: false),
    "Doubles": .map(to: "Double", isSparse: false),
    "StringMap": .map(to: "String", isSparse: false),
    "SparseBlobs": .map(to: "Blob", isSparse: true), "Everything": .structure(document),
    "Union": .union(union),
  ])

  private static func member(
    _ name: String, _ target: String, _ location: MemberLocation = .body,
    _ kind: MemberTarget = .other, mediaType: String? = nil
  ) -> DynamicMember {
    DynamicMember(
      MemberSchema(name, location: location, target: kind, mediaType: mediaType), target: target)
  }

  private static func scope(_ output: DynamicStructure) -> DynamicScope {
    var scope = DynamicScope()
    scope.model = model
    scope.input = output
    scope.output = output
    scope.errors = [
      DynamicErrorSchema(code: "Plain", httpStatus: 400, structure: document),
      DynamicErrorSchema(
        code: "Bound", httpStatus: 500,
        structure: DynamicStructure(
          "Bound",
          [member("header", "Long", .header("X-Long")), member("message", "String")])),
    ]
    return scope
  }

  private static let everything = scope(document)

  private static let bound = scope(
    DynamicStructure(
      "Bound",
      [
        member("string", "String", .header("X-String")),
        member("media", "String", .header("X-Media"), mediaType: "application/json"),
        member("boolean", "Boolean", .header("X-Boolean")),
        member("byte", "Byte", .header("X-Byte")), member("float", "Float", .header("X-Float")),
        member("double", "Double", .header("X-Double")), member("blob", "Blob", .header("X-Blob")),
        member("big", "BigDecimal", .header("X-Big")),
        member("time", "Timestamp", .header("X-Time")),
        DynamicMember(
          MemberSchema("date", location: .header("X-Date")), target: "Timestamp",
          timestampFormat: .dateTime),
        member("strings", "Strings", .header("X-Strings")),
        member("booleans", "Booleans", .header("X-Booleans")),
        member("times", "Timestamps", .header("X-Times")),
        member("doubles", "DoubleList", .header("X-Doubles")),
        member("prefixed", "StringMap", .prefixHeaders("X-Any-")),
        member("status", "Long", .statusCode), member("query", "String", .query("query")),
        member("body", "Everything"),
      ]))

  private static let payloads = [
    scope(DynamicStructure("Blob", [member("payload", "Blob", .payload, .blob)])),
    scope(DynamicStructure("String", [member("payload", "String", .payload, .string)])),
    scope(DynamicStructure("Stream", [member("payload", "Stream", .payload, .stream)])),
    scope(
      DynamicStructure(
        "Structure",
        [
          member("all", "StringMap", .prefixHeaders("")),
          member("payload", "Everything", .payload, .structure),
        ])),
    scope(DynamicStructure("Union", [member("payload", "Union", .payload, .union)])),
    scope(DynamicStructure("Document", [member("payload", "Document", .payload, .document)])),
    scope(DynamicStructure("List", [member("payload", "Strings", .payload)])),
    scope(.unit),
  ]
}
