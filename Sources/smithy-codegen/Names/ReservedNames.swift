/// Names that already mean something where generated code is used.
enum ReservedNames {
  /// Types that a shape cannot be named after.
  static let types = language.union(foundation).union(package).union(generated)

  /// Types of the standard library that generated code or its users name.
  private static let language: Set<String> = [
    "Any", "AnyHashable", "AnyObject", "Array", "AsyncIteratorProtocol", "AsyncSequence",
    "AsyncStream", "AsyncThrowingStream", "Bool", "CancellationError", "Character", "Clock",
    "CodingKey", "Codable", "Collection", "Comparable", "ContinuousClock", "Copyable",
    "CustomDebugStringConvertible",
    "CustomReflectable", "CustomStringConvertible", "Decodable", "Decoder", "Dictionary", "Double",
    "Duration", "Encodable", "Encoder", "Equatable", "Error", "Escapable", "Executor", "Float",
    "Hashable",
    "Hasher", "Identifiable", "InstantProtocol", "Int", "Int16", "Int32", "Int64", "Int8",
    "IteratorProtocol", "KeyPath", "MainActor", "Mirror", "Never", "Optional", "Protocol", "Range",
    "RawRepresentable", "Result", "Self", "Sendable", "Sequence", "Set", "Slice", "Span", "String",
    "Substring", "SuspendingClock", "Swift", "Task", "TaskGroup", "TaskLocal", "TaskPriority",
    "Type", "UInt", "UInt16", "UInt32", "UInt64", "UInt8", "Unicode", "Void",
  ]

  /// Types of Foundation, which most users of a client import beside it: a name that both have is
  /// ambiguous there. `Host` and `Operation` are not among them: few use Foundation's, and the types
  /// that services name so are among their most used.
  private static let foundation: Set<String> = [
    "Bundle", "Calendar", "Data", "Date", "DateComponents", "DateInterval", "Decimal", "Dimension",
    "Expression", "FileManager", "Formatter", "Foundation", "FoundationEssentials",
    "JSONDecoder", "JSONEncoder", "Locale", "Measurement", "Notification", "Pipe", "Port",
    "Predicate", "Process", "ProcessInfo", "Progress", "Scanner", "SortOrder", "Stream", "Thread",
    "TimeInterval", "TimeZone", "Timer", "URL", "URLComponents", "UUID", "Unit",
  ]

  /// Names that generated code declares itself, beside those that start with the service's name.
  private static let generated: Set<String> = [
    "Input", "LocalFailure", "Output", "PageItem", "PageToken", "Patterns", "ServerRoute",
  ]

  /// The ends of the names that belong to a service as a whole, after the service's own name: types,
  /// and the file of the client's exports.
  static let serviceSuffixes = [
    "Client", "ClientProtocol", "EndpointRules", "Exports", "Handler", "Options", "Routes",
    "Service",
  ]

  /// Public types of this package's modules that a client's code imports. Without them here, a
  /// file that imports a client and one of the modules could not tell the two types apart.
  static let package: Set<String> = [
    "AWSClient", "AWSCredentials", "AWSEventStream", "AWSJSON", "AWSJSON1", "AWSRuntime",
    "AWSShapes", "AWSSigV4", "AccountIDEndpointMode", "AdaptiveRetry", "AssumeRoleCredentials",
    "AssumedRole", "AttemptFailure", "AuthScheme", "BearerToken", "BigDecimal", "BigInteger",
    "ByteStream", "ByteStreamError", "CachedCredentials", "CallConfiguration", "CallContext",
    "CallError", "CallMetadata", "CallPipeline", "CallResponse", "CanonicalDifference",
    "ChunkSigner", "ChunkVerifier", "ClientConfiguration", "ClientSettings", "ConfigurationError",
    "ConfigurationSection", "ConfiguredPipeline", "ConstrainedShape", "ConstraintChecks",
    "ConstraintViolation", "ContainerCredentials", "Credentials", "CredentialsError",
    "CredentialsProvider", "CurlTransport", "CurlTransportOptions", "DecodableShape",
    "DefaultCredentials", "DefaultRegion", "DefaultToken", "Document", "EncodableShape", "Endpoint",
    "EndpointArguments", "EndpointCondition", "EndpointDiscovery", "EndpointError",
    "EndpointExpression", "EndpointFunction", "EndpointOptions", "EndpointParameter",
    "EndpointParameters", "EndpointPartition", "EndpointPartitions", "EndpointResolver",
    "EndpointRule", "EndpointRuleSet", "EndpointRuleSetError", "EndpointTemplate", "EndpointValue",
    "EnvironmentCredentials", "ErrorShape", "EventShape", "EventSigner", "EventStream",
    "EventStreamFailure", "Feature", "FeatureSet", "FileError", "HTTPBinding", "HTTPField",
    "HTTPFields", "HTTPRequest", "HTTPResponse", "HTTPTransport", "HTTPTransportAPI",
    "HostEnvironment", "HostFiles", "IdempotencyToken", "Indirect", "InstanceMetadata",
    "InstanceMetadataCredentials", "IntegerEnum", "Interceptor", "ItemizedOperation", "JSONCodec",
    "JSONLayout", "JSONLimits", "JSONNaming", "JSONStrictness", "LabelPattern", "LoginCredentials",
    "MFACodeProvider", "MemberBindings", "MemberCursor", "MemberLocation", "MemberNames",
    "MemberSchema", "MemberTable", "MemberTarget", "MonotonicClock", "NoRetry", "OperationCaller",
    "OperationShape", "PageItems", "Pages", "PaginatedOperation", "PathNormalization", "Payload",
    "Poller", "Polling", "PollingStop", "ProcessCredentials", "ProcessError", "ProcessOutput",
    "ProfileCredentials", "RecursionDetection", "RefreshPolicy", "RegionError", "RegionProvider",
    "RegionalEndpoint", "RepeatedToken", "RequestBody", "RequestChecksum", "RequestCompressor",
    "RequestPreparation", "RequestPreparationError", "RequestSigner", "ResolvedCredentials",
    "ResponseBody", "ResponseBodyStream", "RestJSON1", "RetryDecision", "RetryEnd", "RetryMode",
    "RetryRevision", "RetryState", "RetryStrategy", "RuleEndpoint", "RuleSetEndpoint",
    "SSOCredentials", "ServiceClient", "ServiceShape", "SessionTokenPlacement", "Setting",
    "SettingOrigin", "ShapeDescription", "ShapeReader", "ShapeReadingError", "ShapeWriter",
    "ShapeWritingError", "SharedConfiguration", "SharedFileLocations", "SigV4Signature",
    "SigV4Signer", "SigV4Verifier", "SigV4a", "SigV4aSigner", "SigV4aVerifier",
    "SignatureLocation", "SignedBodyHeader", "SigningContext", "SigningError",
    "SigningExplanation", "SigningKeyCache", "SigningOptions", "SigningRequest", "StandardRetry",
    "StaticCredentials", "StaticEndpoint", "StaticRegion", "StaticToken", "StreamingPayload",
    "StringEnum", "StringPattern", "StructureShape", "SystemClock", "SystemMonotonicClock",
    "TLSFailure", "Telemetry", "TimestampFormat", "TokenProvider", "TransportError",
    "TransportMetrics", "TransportOptions", "TransportResponse", "URIEncoding", "UnionMember",
    "UnitShape", "UserAgent", "VerificationError", "VerificationExplanation", "VerifiedRequest",
    "WaitOptions", "Waiter", "WaiterAcceptor", "WaiterError", "WaiterResult", "WaiterState",
    "WaiterValue", "WallClock", "WebIdentityCredentials", "WireFailure", "WireHeader",
    "WireProtocol", "WireRequest", "WireResponse",
  ]

  /// Properties that a structure has because of its conformances.
  static let properties: Set<String> = [
    "customMirror", "debugDescription", "hashValue", "init", "self", "unlistedValues",
    "violations",
  ]

  /// Properties of an error besides; `message` is free for a member that is a string.
  static let errorProperties = properties.union(["message"])

  /// Static members of an enum. After `none` and `some`, `optional == .none` would not mean what
  /// it says.
  static let enumValues: Set<String> = ["init", "knownValues", "none", "rawValue", "self", "some"]

  /// Cases and properties of a union.
  static let unionCases: Set<String> = [
    "customMirror", "debugDescription", "description", "encode", "exceptions", "hash", "hashValue",
    "init", "members", "none", "self", "some", "unknown", "unlistedValues", "violations",
  ]

  /// Methods of a client that belong to no operation.
  static let methods: Set<String> = ["call", "caller", "init", "poller", "respond", "self"]

  /// Variables of generated methods, which hide a property of the same name.
  static let locals: Set<String> = ["checks", "cursor", "member", "members", "reader", "writer"]
}
