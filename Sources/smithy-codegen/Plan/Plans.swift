import AWSRuntime
import AWSShapes

/// A service as its code represents it, with every name chosen.
struct ServicePlan: Sendable {
  var id: ShapeID
  /// The name of the service's shape, such as `SsmSap`.
  var modelName: String
  /// The prefix of the service's own types, such as `SsmSap` or `DynamoDB`.
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
  /// The rules that determine the endpoint; `nil` if the model has none.
  var endpointRules: EndpointRuleSet?
  /// Header fields that every request needs, although the model does not name them.
  var headers: [WireHeader] = []
  /// The header field with the CRC-32 of a response's body; `nil` if the service sends none.
  var responseCRC32Header: String?
  /// The parameters of the endpoint rules that the creator of a client sets.
  var clientParameters: [ClientParameterPlan] = []
  /// How the service names endpoints; `nil` if no operation requires it.
  var discovery: EndpointDiscoveryPlan?
  var operations: [OperationPlan] = []
  var structures: [StructurePlan] = []
  var unions: [UnionPlan] = []
  var enums: [EnumPlan] = []
}

/// The protocols that generated code supports.
///
/// Source: Smithy 2.0, "AWS protocols".
enum WireProtocolName: String, Sendable, CaseIterable {
  case awsJSON10 = "awsJson1_0"
  case awsJSON11 = "awsJson1_1"
  case restJSON1 = "restJson1"

  /// The trait of a service that supports the protocol.
  var trait: String { "aws.protocols#\(rawValue)" }
}

/// An operation as its code represents it.
struct OperationPlan: Sendable {
  var id: ShapeID
  var swiftName: String
  /// The name of the client's method.
  var methodName: String
  /// The name of the client's method that returns all pages; `nil` if there is one answer only.
  var pagesName: String?
  var documentation: String
  /// The input; `nil` if the model names none.
  var input: StructurePlan?
  /// The output; `nil` if the model names none.
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
  /// Checksums that the service needs, although the model does not name them.
  var checksums: [RequestChecksum] = []
  /// The ways to authenticate a request, the preferred one first.
  var authSchemes: [AuthScheme] = AuthScheme.signed
  var requiresDiscoveredEndpoint = false
  var endpointBindings: [EndpointBinding] = []
  var pagination: PaginationPlan?
  var waiters: [WaiterPlan] = []

  /// The first paragraph of the documentation, or what stands in for it.
  var summary: String {
    let first = Markdown.firstParagraph(of: documentation)
    return first.isEmpty ? "Calls the operation `\(id.name)`." : first
  }
}

/// How an operation returns its pages.
struct PaginationPlan: Sendable {
  /// The member of the input that takes the token.
  var inputToken: MemberPlan
  /// The path of members from the output to the next token.
  var outputToken: [MemberPlan]
  /// The path of members from the output to the items; empty if the model names none.
  var items: [MemberPlan]
  /// The member of the input that limits the items of a page; `nil` if the model names none.
  var pageSize: MemberPlan?
  /// Whether the last page carries the token that it was requested with.
  var repeatedTokenEnds: Bool
}

/// A structure or an error as its code represents it.
struct StructurePlan: Sendable {
  var id: ShapeID
  var swiftName: String
  var documentation: String
  var members: [MemberPlan]
  var error: ErrorPlan?
  /// Whether the model's constraints are checked: it is an input, or has a constraint somewhere.
  var isConstrained = false
  /// Whether another structure requires a value even if the service sends none.
  var needsAbsentValue = false

  /// Whether values can be compared; those with a stream cannot.
  var isHashable: Bool { !members.contains { $0.type.isStream } }
  /// Whether a member `description` replaces the property that describes the value.
  var hasDescriptionMember: Bool { members.contains { $0.swiftName == "description" } }
  /// Whether a member is sensitive.
  var hasSensitiveMembers: Bool { members.contains(where: \.isSensitive) }
}

/// The facts of an error beyond its members.
struct ErrorPlan: Sendable {
  var httpStatus: Int
  var queryCode: String?
  var isRetryable: Bool
  var isThrottling: Bool
}

/// A member of a structure or union as its code represents it.
struct MemberPlan: Sendable {
  var id: ShapeID
  /// The name in the model.
  var modelName: String
  var swiftName: String
  var documentation: String
  var type: ValueType
  /// Whether the model requires a value.
  var isRequired: Bool
  /// Whether the property is optional.
  var isOptional: Bool
  /// The default value as a Swift expression.
  var fallback: String?
  var isSensitive: Bool
  /// Whether the value is stored by reference, since its type contains the structure again.
  var isIndirect = false
  var schema: MemberSchema
  /// The constraints that a client checks before it sends.
  var rules: ValueRules?
  /// The enums that the value is or contains. Clients send values that the model does not list.
  var enumRules: ValueRules?

  /// The property's type.
  var swiftType: String { isOptional ? "\(type.swiftName)?" : type.swiftName }
}

/// A union as its code represents it.
struct UnionPlan: Sendable {
  var id: ShapeID
  var swiftName: String
  var documentation: String
  var members: [MemberPlan]
  /// The exceptions that end the stream of events; `nil` for a union that is a value.
  var exceptions: [EventExceptionPlan]?
  /// Whether a value can contain another of the same type.
  var isIndirect = false
  var isConstrained = false
}

/// An exception that can end a stream of events.
struct EventExceptionPlan: Sendable {
  /// The name in the stream.
  var modelName: String
  /// The type of the error.
  var swiftName: String
}

/// An enum as its code represents it.
struct EnumPlan: Sendable {
  struct Value: Sendable {
    var swiftName: String
    /// The raw value as a Swift literal.
    var literal: String
    var documentation: String
  }

  var id: ShapeID
  var swiftName: String
  var documentation: String
  var isInteger: Bool
  var values: [Value]
}
