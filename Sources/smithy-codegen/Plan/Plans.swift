import AWSShapes

/// A service as its code will be: every name chosen, every question of the model answered.
struct ServicePlan: Sendable {
  var id: ShapeID
  /// The name of the service's shape, such as `SsmSap`.
  var modelName: String
  /// What the Swift types of the service start with.
  var swiftName: String
  /// The service's name in words.
  var title: String
  var sdkID: String
  var version: String
  var signingName: String
  var endpointPrefix: String
  var wireProtocol: WireProtocolName
  var isQueryCompatible: Bool
  var documentation: String
  var operations: [OperationPlan] = []
  var structures: [StructurePlan] = []
  var unions: [UnionPlan] = []
  var enums: [EnumPlan] = []
}

/// The protocols that there is code for.
///
/// Source: Smithy 2.0, "AWS protocols".
enum WireProtocolName: String, Sendable, CaseIterable {
  case awsJSON10 = "awsJson1_0"
  case awsJSON11 = "awsJson1_1"
  case restJSON1 = "restJson1"

  /// The trait that tells that a service speaks the protocol.
  var trait: String { "aws.protocols#\(rawValue)" }
}

/// An operation as its code will be.
struct OperationPlan: Sendable {
  var id: ShapeID
  var swiftName: String
  /// The name of the client's method.
  var methodName: String
  var documentation: String
  /// The structure that goes in; nil where the model names none.
  var input: StructurePlan?
  /// The structure that comes out; nil where the model names none.
  var output: StructurePlan?
  var errors: [String]
  var method: String
  var uri: String
  var status: Int
  var hostPrefix: String?
  var isReadOnly: Bool
  var isIdempotent: Bool
  var compressionEncodings: [String]
  var isChecksumRequired: Bool
  var isUnsignedPayload: Bool
  var pagination: PaginationPlan?
}

/// How the pages of an operation follow each other.
struct PaginationPlan: Sendable {
  /// The input's member that takes the token.
  var inputToken: MemberPlan
  /// The output's members that lead to the next token, and whether each may be absent.
  var outputToken: [MemberPlan]
  /// The output's members that lead to the items; empty where the model names none.
  var items: [MemberPlan]
}

/// A structure as its code will be; an error is one too.
struct StructurePlan: Sendable {
  var id: ShapeID
  var swiftName: String
  var documentation: String
  var members: [MemberPlan]
  var error: ErrorPlan?
  /// Whether the rules of the model are checked: it is an input, or leads to something checked.
  var isConstrained = false
  /// Whether another structure needs a value of it where the service sends none.
  var needsAbsentValue = false

  /// Whether values can be compared; a stream cannot.
  var isHashable: Bool { !members.contains { $0.type == .stream } }
  /// Whether the member `description` takes the place of what describes the value.
  var hasDescriptionMember: Bool { members.contains { $0.swiftName == "description" } }
  /// Whether some member must not be shown.
  var hasSensitiveMembers: Bool { members.contains(where: \.isSensitive) }
}

/// What makes a structure an error.
struct ErrorPlan: Sendable {
  var httpStatus: Int
  var queryCode: String?
  var isRetryable: Bool
  var isThrottling: Bool
}

/// A member of a structure or union as its code will be.
struct MemberPlan: Sendable {
  var id: ShapeID
  /// The name in the model.
  var modelName: String
  var swiftName: String
  var documentation: String
  var type: ValueType
  /// Whether the model demands a value.
  var isRequired: Bool
  /// Whether the property is optional.
  var isOptional: Bool
  /// The value, as Swift text, where none is given.
  var fallback: String?
  var isSensitive: Bool
  /// Whether the value stands behind a reference, for its type leads back to the structure.
  var isIndirect = false
  var schema: MemberSchema
  var rules: ValueRules?

  /// The property's type.
  var swiftType: String { isOptional ? "\(type.swiftName)?" : type.swiftName }
}

/// A union as its code will be.
struct UnionPlan: Sendable {
  var id: ShapeID
  var swiftName: String
  var documentation: String
  var members: [MemberPlan]
  /// Whether a value may hold another of the same type.
  var isIndirect = false
  var isConstrained = false
}

/// An enum as its code will be.
struct EnumPlan: Sendable {
  struct Value: Sendable {
    var swiftName: String
    /// The raw value as Swift text.
    var literal: String
    var documentation: String
  }

  var id: ShapeID
  var swiftName: String
  var documentation: String
  var isInteger: Bool
  var values: [Value]
}
