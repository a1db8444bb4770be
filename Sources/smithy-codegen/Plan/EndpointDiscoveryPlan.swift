/// How a service names the endpoints of operations that it serves nowhere else.
///
/// Source: Smithy 2.0, "clientEndpointDiscovery trait".
struct EndpointDiscoveryPlan: Sendable {
  /// The Swift name of the operation that names the endpoints.
  var operation: String
  /// The Swift name of its input.
  var input: String
  /// The code of the error that says that an endpoint is out of use.
  var staleCode: String?
  /// The list of endpoints, a member of the output.
  var endpoints: MemberPlan
  /// The members of an endpoint.
  var address: MemberPlan
  var minutes: MemberPlan
}

extension EndpointDiscoveryPlan {
  /// The shape of the operation that names endpoints; `nil` unless an operation requires them.
  ///
  /// Operations for which discovery is optional use the endpoint of the rules.
  static func operation(
    of service: Shape, _ operations: [Shape]
  ) -> ShapeID? {
    guard operations.contains(where: isRequired) else { return nil }
    return service.traits["aws.api#clientEndpointDiscovery"]?["operation"]?.string.map {
      ShapeID($0)
    }
  }

  static func isRequired(by operation: Shape) -> Bool {
    operation.traits["aws.api#clientDiscoveredEndpoint"]?["required"]?.isTrue ?? false
  }

  /// Plans the discovery of a service; `nil` if no operation requires it.
  static func plan(
    _ service: Shape, _ operations: [Shape], _ plan: ServicePlan
  ) throws(ModelError) -> EndpointDiscoveryPlan? {
    guard let id = operation(of: service, operations) else { return nil }
    let structures = Dictionary(
      plan.structures.map { ($0.swiftName, $0) }, uniquingKeysWith: { first, _ in first })
    func member(_ name: String, _ structure: StructurePlan?) -> MemberPlan? {
      structure?.members.first { $0.modelName == name }
    }
    guard let operation = plan.operations.first(where: { $0.id == id }),
      let input = operation.input, input.members.allSatisfy(\.isOptional),
      let endpoints = member("Endpoints", operation.output),
      case .list(.structure(let element), isSparse: false) = endpoints.type,
      let address = member("Address", structures[element]), address.type == .string,
      let minutes = member("CachePeriodInMinutes", structures[element]),
      case .integer(.long) = minutes.type
    else {
      throw ModelError(
        service.id,
        "the trait aws.api#clientEndpointDiscovery needs an operation whose output has a list "
          + "Endpoints with Address and CachePeriodInMinutes")
    }
    let error = service.traits["aws.api#clientEndpointDiscovery"]?["error"]?.string
    return EndpointDiscoveryPlan(
      operation: operation.swiftName, input: input.swiftName,
      staleCode: error.map { ShapeID($0).name }, endpoints: endpoints, address: address,
      minutes: minutes)
  }
}
