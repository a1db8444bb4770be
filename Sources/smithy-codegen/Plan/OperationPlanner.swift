import AWSRuntime
import AWSShapes

/// Turns operations into their plans.
struct OperationPlanner: Sendable {
  let model: Model
  let service: Shape
  let typeNames: [ShapeID: String]
  /// Operations whose last page repeats its token.
  let repeatedTokens: Set<ShapeID>
  let commonErrors: [ShapeID]
  let customizations: Customizations
  /// The parameters of the endpoint rules, with their types.
  let endpointParameters: [String: EndpointParameter.Kind]
  private let structures: [ShapeID: StructurePlan]
  private let structuresByName: [String: StructurePlan]

  init(
    model: Model, service: Shape, typeNames: [ShapeID: String], structures: [StructurePlan],
    repeatedTokens: Set<ShapeID>, customizations: Customizations,
    endpointParameters: [String: EndpointParameter.Kind]
  ) {
    self.model = model
    self.service = service
    self.typeNames = typeNames
    self.repeatedTokens = repeatedTokens.union(RepeatedTokens.operations)
    self.commonErrors = service.errors
    self.customizations = customizations
    self.endpointParameters = endpointParameters
    structuresByName = Dictionary(
      structures.map { ($0.swiftName, $0) }, uniquingKeysWith: { first, _ in first })
    self.structures = Dictionary(
      structures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func operation(_ shape: Shape) throws(ModelError) -> OperationPlan {
    guard let swiftName = typeNames[shape.id] else {
      throw ModelError(shape.id, "no type is generated for this shape")
    }
    let traits = shape.traits
    let input = try structure(shape.input, of: shape)
    let output = try structure(shape.output, of: shape)
    try checkInitialResponse(output, of: shape)
    let http = traits["http"]
    let errors = Set(shape.errors + commonErrors).compactMap { typeNames[$0] }
    var documentation = traits.documentation
    if let deprecated = traits["deprecated"] {
      documentation += "\n\n" + TypePlanner.deprecation(deprecated)
    }
    return OperationPlan(
      id: shape.id, swiftName: swiftName, methodName: SwiftName.lowerCamel(shape.id.name),
      documentation: documentation, input: input, output: output, errors: errors.sorted(),
      method: http?["method"]?.string ?? "POST", uri: http?["uri"]?.string ?? "/",
      status: http?["code"]?.integer ?? 200,
      hostPrefix: traits["endpoint"]?["hostPrefix"]?.string,
      isReadOnly: traits.has("readonly"), isIdempotent: traits.has("idempotent"),
      compressionEncodings: (traits["requestCompression"]?["encodings"]?.elements ?? [])
        .compactMap(\.string),
      isChecksumRequired: traits.has("httpChecksumRequired"),
      isUnsignedPayload: traits.has("aws.auth#unsignedPayload"),
      checksums: customizations.checksums[shape.id.name] ?? [],
      authSchemes: try AuthSchemes.schemes(
        of: shape, service, extra: customizations.authSchemes),
      requiresDiscoveredEndpoint: try requiresDiscoveredEndpoint(shape),
      endpointBindings: try endpointBindings(shape, input),
      pagination: try pagination(shape, input, output),
      waiters: try WaiterPlanner(
        operation: shape, input: input, output: output, structures: structuresByName
      ).waiters())
  }

  private func structure(_ id: ShapeID?, of operation: Shape) throws(ModelError) -> StructurePlan? {
    guard let id, id != .unit else { return nil }
    guard let structure = structures[id] else {
      throw ModelError(operation.id, "the input or output \(id) is not a structure")
    }
    return structure
  }

  // MARK: Endpoint

  private func requiresDiscoveredEndpoint(_ shape: Shape) throws(ModelError) -> Bool {
    guard EndpointDiscoveryPlan.isRequired(by: shape) else { return false }
    let members = try shape.input.map { id throws(ModelError) in
      try model.shape(id, from: shape.id).members
    }
    if members?.contains(where: { $0.traits.has("aws.api#clientEndpointDiscoveryId") }) ?? false {
      throw ModelError(
        shape.id,
        "the discovery of endpoints by ids (aws.api#clientEndpointDiscoveryId) is not "
          + "supported")
    }
    return true
  }

  private func endpointBindings(
    _ shape: Shape, _ input: StructurePlan?
  ) throws(ModelError) -> [EndpointBinding] {
    let planner = EndpointBindingPlanner(
      operation: shape, input: input, structures: structuresByName,
      parameters: endpointParameters)
    let inputShape = try shape.input.map { id throws(ModelError) in
      try model.shape(id, from: shape.id)
    }
    return try planner.bindings(
      inputShape: inputShape, custom: customizations.endpointMembers[shape.id.name] ?? [])
  }

  /// In protocols without HTTP bindings, members beside a stream of events arrive in its first
  /// message, when the output has been returned already.
  private func checkInitialResponse(
    _ output: StructurePlan?, of operation: Shape
  ) throws(ModelError) {
    guard let output, !service.traits.has(WireProtocolName.restJSON1.trait),
      output.members.contains(where: { $0.schema.target == .eventStream }), output.members.count > 1
    else { return }
    throw ModelError(
      operation.id,
      "members of the output beside an event stream are supported in restJson1 only")
  }

  // MARK: Pagination

  /// Source: Smithy 2.0 specification, "paginated trait".
  private func pagination(
    _ shape: Shape, _ input: StructurePlan?, _ output: StructurePlan?
  ) throws(ModelError) -> PaginationPlan? {
    guard let trait = shape.traits["paginated"] else { return nil }
    let common = service.traits["paginated"]
    func setting(_ name: String) -> String? { (trait[name] ?? common?[name])?.string }
    guard let input, let output, let inputToken = setting("inputToken"),
      let outputToken = setting("outputToken"),
      let token = input.members.first(where: { $0.modelName == inputToken })
    else {
      throw ModelError(
        shape.id,
        "the trait paginated needs an inputToken and an outputToken that are members of "
          + "the input and the output")
    }
    let items = try setting("items").map { path throws(ModelError) in
      try members(at: path, of: output, shape)
    }
    let pageSize = setting("pageSize")
    return PaginationPlan(
      inputToken: token, outputToken: try members(at: outputToken, of: output, shape),
      items: items ?? [], pageSize: input.members.first { $0.modelName == pageSize },
      repeatedTokenEnds: repeatedTokens.contains(shape.id))
  }

  /// The members along a path such as `Result.NextToken`.
  private func members(
    at path: String, of output: StructurePlan, _ operation: Shape
  ) throws(ModelError) -> [MemberPlan] {
    var found: [MemberPlan] = []
    var structure: StructurePlan? = output
    for name in path.utf8.split(separator: UInt8(ascii: ".")).map({
      String(decoding: $0, as: UTF8.self)
    }) {
      guard let member = structure?.members.first(where: { $0.modelName == name }) else {
        throw ModelError(
          operation.id, "the trait paginated names \(path), which the output does not have")
      }
      found.append(member)
      if case .structure(let target) = member.type {
        structure = structuresByName[target]
      } else {
        structure = nil
      }
    }
    return found
  }
}
