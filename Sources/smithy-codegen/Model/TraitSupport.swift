/// The traits that the generator knows: those that shape the code, and those that do not affect it.
///
/// Any other trait stops the generator, since code that ignores it may be wrong.
struct TraitSupport: Sendable {
  /// Traits that the user wants to ignore.
  var ignored: Set<ShapeID> = []

  /// The traits that stop the generator, without duplicates.
  func unsupported(_ traits: Traits) -> [ShapeID] {
    traits.values.keys.filter { !isKnown($0) }
  }

  private func isKnown(_ trait: ShapeID) -> Bool {
    Self.heeded.contains(trait.text) || Self.harmless.contains(trait.text)
      || Self.harmlessNamespaces.contains(String(trait.namespace)) || ignored.contains(trait)
  }

  /// Traits that shape the code or its documentation.
  private static let heeded = smithy(
    "addedDefault", "auth", "clientOptional", "default", "deprecated", "documentation", "endpoint",
    "enum", "enumValue", "error", "eventHeader", "eventPayload", "hostLabel", "http",
    "httpBearerAuth", "httpChecksumRequired", "httpError", "httpHeader",
    "httpLabel", "httpPayload", "httpPrefixHeaders", "httpQuery", "httpQueryParams",
    "httpResponseCode", "idempotencyToken", "idempotent", "input", "jsonName", "length",
    "mediaType", "mixin", "optionalAuth", "output", "paginated", "pattern", "range", "readonly",
    "requestCompression", "required", "requiresLength", "retryable", "sensitive", "sparse",
    "streaming", "timestampFormat", "title", "box"
  ).union([
    "aws.api#clientDiscoveredEndpoint", "aws.api#clientEndpointDiscovery",
    "aws.api#clientEndpointDiscoveryId", "aws.api#service", "aws.auth#sigv4", "aws.auth#sigv4a",
    "aws.auth#unsignedPayload",
    "aws.protocols#awsJson1_0", "aws.protocols#awsJson1_1", "aws.protocols#restJson1",
    "aws.protocols#awsQueryCompatible", "aws.protocols#awsQueryError",
    "smithy.rules#clientContextParams", "smithy.rules#contextParam",
    "smithy.rules#endpointRuleSet", "smithy.rules#operationContextParams",
    "smithy.rules#staticContextParams", "smithy.waiters#waitable",
  ])

  /// Traits for servers, other protocols, other tools and validators of models.
  ///
  /// `uniqueItems` is among them: comparing every element with every other is expensive, the service
  /// does it anyway, and floats and documents have no equality that both sides agree on.
  private static let harmless = smithy(
    "authDefinition", "cors", "documentation", "enumDefault", "examples",
    "externalDocumentation", "idRef", "internal", "noReplace", "nestedProperties",
    "notProperty", "private", "property", "protocolDefinition", "recommended",
    "references", "resourceIdentifier", "since", "suppress", "tags", "trait", "traitValidators",
    "uniqueItems", "unitConversion", "unstable", "xmlAttribute", "xmlFlattened", "xmlName",
    "xmlNamespace", "httpBasicAuth", "httpDigestAuth"
  ).union([
    "aws.api#arn", "aws.api#arnReference", "aws.api#controlPlane", "aws.api#data",
    "aws.api#dataPlane", "aws.api#tagEnabled",
    "aws.api#taggable", "aws.customizations#s3UnwrappedXmlOutput",
    "aws.protocols#awsQuery", "aws.protocols#ec2Query", "aws.protocols#ec2QueryName",
    "aws.protocols#restXml", "smithy.protocols#rpcv2Cbor",
    "smithy.rules#endpointBdd", "smithy.rules#endpointTests",
  ])

  /// Namespaces whose traits do not affect the code. Those of `aws.endpoints` describe what the
  /// endpoint rules, another trait of the same service, state in full.
  private static let harmlessNamespaces: Set<String> = [
    "aws.endpoints", "aws.iam", "aws.cloudformation", "smithy.test", "smithy.openapi",
  ]

  private static func smithy(_ names: String...) -> Set<String> {
    Set(names.map { "smithy.api#\($0)" })
  }
}
