/// Which traits the generator knows: those that it heeds, and those that change nothing in what it
/// writes. Any other stops it, for code that ignores a trait may be wrong without a word.
struct TraitSupport: Sendable {
  /// Traits that the user wants ignored.
  var ignored: Set<ShapeID> = []

  /// Why the traits of a shape or member stop the generator; empty when they do not.
  func problems(_ traits: Traits, of id: ShapeID) -> [ModelError] {
    traits.values.keys.sorted { $0.text < $1.text }.compactMap { trait in
      guard !isKnown(trait) else { return nil }
      return ModelError(id, "the trait \(trait) is not supported")
    }
  }

  private func isKnown(_ trait: ShapeID) -> Bool {
    Self.heeded.contains(trait.text) || Self.harmless.contains(trait.text)
      || Self.harmlessNamespaces.contains(String(trait.namespace)) || ignored.contains(trait)
  }

  /// Traits that shape the code, or the words in it.
  private static let heeded = smithy(
    "addedDefault", "clientOptional", "default", "deprecated", "documentation", "endpoint", "enum",
    "enumValue", "error", "hostLabel", "http", "httpChecksumRequired", "httpError", "httpHeader",
    "httpLabel", "httpPayload", "httpPrefixHeaders", "httpQuery", "httpQueryParams",
    "httpResponseCode", "idempotencyToken", "idempotent", "input", "jsonName", "length",
    "mediaType", "mixin", "output", "paginated", "pattern", "range", "readonly",
    "requestCompression", "required", "requiresLength", "retryable", "sensitive", "sparse",
    "streaming", "timestampFormat", "title", "box"
  ).union([
    "aws.api#service", "aws.auth#sigv4", "aws.auth#unsignedPayload",
    "aws.protocols#awsJson1_0", "aws.protocols#awsJson1_1", "aws.protocols#restJson1",
    "aws.protocols#awsQueryCompatible", "aws.protocols#awsQueryError",
  ])

  /// Traits that say something to others: servers, other protocols, other tools, validators of
  /// models. Endpoint rules are among them: a client is given an endpoint resolver. So is
  /// `uniqueItems`: to compare every element with every other costs what the service has to pay
  /// anyway, and elements such as floats and documents have no equality that both sides agree on.
  private static let harmless = smithy(
    "auth", "authDefinition", "cors", "documentation", "enumDefault", "examples",
    "externalDocumentation", "idRef", "internal", "noReplace", "nestedProperties",
    "notProperty", "optionalAuth", "private", "property", "protocolDefinition", "recommended",
    "references", "resourceIdentifier", "since", "suppress", "tags", "trait", "traitValidators",
    "uniqueItems", "unitConversion", "unstable", "xmlAttribute", "xmlFlattened", "xmlName",
    "xmlNamespace", "httpBasicAuth", "httpDigestAuth"
  ).union([
    "aws.api#arn", "aws.api#arnReference", "aws.api#clientDiscoveredEndpoint",
    "aws.api#controlPlane", "aws.api#data", "aws.api#dataPlane", "aws.api#tagEnabled",
    "aws.api#taggable", "aws.auth#sigv4a", "aws.customizations#s3UnwrappedXmlOutput",
    "aws.protocols#awsQuery", "aws.protocols#ec2Query", "aws.protocols#ec2QueryName",
    "aws.protocols#restXml", "smithy.protocols#rpcv2Cbor", "smithy.rules#clientContextParams",
    "smithy.rules#endpointBdd", "smithy.rules#endpointRuleSet", "smithy.rules#endpointTests",
    "smithy.waiters#waitable",
  ])

  private static let harmlessNamespaces: Set<String> = [
    "aws.iam", "aws.cloudformation", "smithy.test", "smithy.openapi",
  ]

  private static func smithy(_ names: String...) -> Set<String> {
    Set(names.map { "smithy.api#\($0)" })
  }
}
