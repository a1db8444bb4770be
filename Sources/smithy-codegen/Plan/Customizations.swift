import AWSShapes

/// What services need beyond their models.
///
/// The article on generating clients lists the same, and what is left out.
struct Customizations: Sendable {
  /// Header fields of every request.
  var headers: [WireHeader] = []
  /// The header field with the CRC-32 of a response's body.
  var responseCRC32Header: String?
  /// Further ways to authenticate, beside a signature.
  var authSchemes: [AuthScheme] = []
  /// Members of inputs that are values for the endpoint rules, by operation.
  var endpointMembers: [String: [(parameter: String, member: String)]] = [:]
  /// Checksums of the body, by operation.
  var checksums: [String: [RequestChecksum]] = [:]
  /// Values of members of inputs that the caller need not give, by member.
  var inputDefaults: [String: String] = [:]

  init(sdkID: String, version: String) {
    switch sdkID {
    case "API Gateway":
      // The service answers with another media type, HAL, unless asked for this one.
      headers = [WireHeader("Accept", "application/json")]
    case "DynamoDB": responseCRC32Header = "x-amz-crc32"
    case "Glacier":
      headers = [WireHeader("x-amz-glacier-version", version)]
      for upload in ["UploadArchive", "UploadMultipartPart"] { checksums[upload] = Self.treeHash }
      // The account of the credentials.
      inputDefaults = ["accountId": "-"]
    case "Machine Learning":
      // A model is asked at an endpoint of its own, which the caller knows from GetMLModel.
      endpointMembers = ["Predict": [("Endpoint", "PredictEndpoint")]]
    case "Bedrock", "Bedrock Runtime": authSchemes = [.httpBearer]
    default: break
    }
  }

  private static let treeHash = [
    RequestChecksum(header: "x-amz-content-sha256", algorithm: .sha256),
    RequestChecksum(header: "x-amz-sha256-tree-hash", algorithm: .sha256Tree),
  ]

  /// Gives the members of inputs their values.
  func apply(to structures: inout [StructurePlan], inputs: Set<ShapeID>) {
    guard !inputDefaults.isEmpty else { return }
    for index in structures.indices where inputs.contains(structures[index].id) {
      for place in structures[index].members.indices {
        let member = structures[index].members[place]
        guard let value = inputDefaults[member.modelName], member.type == .string else { continue }
        structures[index].members[place].isOptional = false
        structures[index].members[place].fallback = Literal.string(value)
      }
    }
  }
}
