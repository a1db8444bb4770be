import AWSRuntime
import AWSShapes

/// Plans the code of a service from its model.
///
/// Problems are collected, so that one run reports all of them.
struct ServicePlanner {
  let model: Model
  let support: TraitSupport
  let repeatedTokens: Set<ShapeID>
  private var unsupported = UnsupportedTraits()
  var problems: [ModelError] = []
  /// The Swift name of each type, by its shape.
  var typeNames: [ShapeID: String] = [:]

  init(_ model: Model, _ support: TraitSupport, _ repeatedTokens: Set<ShapeID>) {
    self.model = model
    self.support = support
    self.repeatedTokens = repeatedTokens
  }

  /// The plan of a service.
  ///
  /// - Parameters:
  ///   - name: The id of the service, or its name alone; `nil` if the model has only one.
  ///   - support: The traits to accept.
  ///   - repeatedTokens: Operations whose last page repeats its token, beside those known.
  ///   - selected: The names of the operations to generate; `nil` for all.
  /// - Throws: ``ModelErrors`` with everything that the generator does not support.
  static func plan(
    _ model: Model, service name: String?, _ support: TraitSupport,
    repeatedTokens: Set<String> = [], selected: [String]? = nil
  ) throws -> ServicePlan {
    let finder = ServicePlanner(model, support, [])
    let service = try finder.service(named: name)
    let all = try finder.operations(of: service)
    let operations = try OperationSelection.select(selected, from: all, of: service)
    let repeating = try repeatedTokens.map { name in
      guard let operation = all.first(where: { $0.id.name == name || $0.id.text == name })
      else { throw ModelError(service.id, "the service has no operation \(name)") }
      return operation.id
    }
    var planner = ServicePlanner(model, support, Set(repeating))
    let plan = try planner.plan(service, operations)
    let problems = planner.problems + planner.unsupported.errors
    guard problems.isEmpty else { throw ModelErrors(errors: problems) }
    return plan
  }

  private func service(named name: String?) throws(ModelError) -> Shape {
    let services = model.services
    let list = services.map(\.id.text).joined(separator: ", ")
    guard let name else {
      guard let service = services.first else { throw ModelError(nil, "the model has no service") }
      guard services.count == 1 else {
        throw ModelError(nil, "the model has several services; choose one with --service: \(list)")
      }
      return service
    }
    guard let service = services.first(where: { $0.id.text == name || $0.id.name == name }) else {
      throw ModelError(nil, "the model has no service \(name); it has \(list)")
    }
    return service
  }

  private mutating func plan(
    _ service: Shape, _ operations: [Shape]
  ) throws(ModelError) -> ServicePlan {
    var plan = try head(of: service)
    let closure = try ShapeClosure(of: operations, commonErrors: service.errors, in: model)
    try CollectionCycles(model: model).check(closure.shapes)
    check(service)
    operations.forEach { check($0) }
    closure.shapes.forEach { check($0) }
    problems += ShapeChecks(model: model, closure: closure).problems(of: service, operations)
    guard problems.isEmpty else { return plan }
    nameTypes(plan, operations, closure)
    let types = TypePlanner(model: model, typeNames: typeNames, closure: closure)
    for shape in closure.shapes {
      do throws(ModelError) {
        switch shape.type {
        case .structure: plan.structures.append(try types.structure(shape))
        case .union: plan.unions.append(try types.union(shape))
        case .enum, .intEnum: plan.enums.append(try types.enumeration(shape))
        default: break
        }
      } catch {
        problems.append(error)
      }
    }
    let customizations = Customizations(sdkID: plan.sdkID, version: plan.version)
    plan.headers = customizations.headers
    plan.responseCRC32Header = customizations.responseCRC32Header
    customizations.apply(to: &plan.structures, inputs: closure.inputs)
    Recursion.breakCycles(&plan)
    ConstraintReach.mark(&plan, inputs: closure.inputs)
    AbsentValues.mark(&plan)
    PatternNames.assign(&plan)
    let planner = OperationPlanner(
      model: model, service: service, typeNames: typeNames, structures: plan.structures,
      repeatedTokens: repeatedTokens, customizations: customizations,
      endpointParameters: plan.endpointRules?.parameters.mapValues(\.kind) ?? [:])
    for operation in operations {
      do throws(ModelError) {
        plan.operations.append(try planner.operation(operation))
      } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else { return plan }
    MethodNames.assign(&plan)
    plan.discovery = try EndpointDiscoveryPlan.plan(service, operations, plan)
    return plan
  }

  private func head(of service: Shape) throws(ModelError) -> ServicePlan {
    let traits = service.traits
    guard let wireProtocol = WireProtocolName.allCases.first(where: { traits.has($0.trait) }) else {
      let known = WireProtocolName.allCases.map(\.rawValue).joined(separator: ", ")
      let spoken = traits.values.keys.map(\.text).filter { $0.contains(".protocols#") }.sorted()
      throw ModelError(
        service.id,
        "the service supports none of the protocols \(known); its protocols are: "
          + (spoken.isEmpty ? "none" : spoken.joined(separator: ", ")))
    }
    let about = traits["aws.api#service"]
    let sdkID = about?["sdkId"]?.string ?? service.id.name
    let prefix = about?["endpointPrefix"]?.string
    guard !AuthSchemes.offered(by: service).isEmpty else {
      throw ModelError(
        service.id,
        "the service needs one of the traits aws.auth#sigv4, aws.auth#sigv4a and "
          + "smithy.api#httpBearerAuth, the only supported authentication")
    }
    let signature = traits["aws.auth#sigv4"] ?? traits["aws.auth#sigv4a"]
    let signingName = signature?["name"]?.string ?? prefix ?? SwiftName.lowerCamel(sdkID)
    return ServicePlan(
      id: service.id, modelName: service.id.name,
      swiftName: SwiftName.service(sdkID),
      title: traits.string("title") ?? sdkID, sdkID: sdkID, version: service.version ?? "",
      signingName: signingName, endpointPrefix: prefix ?? signingName,
      wireProtocol: wireProtocol,
      isQueryCompatible: traits.has("aws.protocols#awsQueryCompatible"),
      documentation: traits.documentation, endpointRules: try EndpointRules.rules(of: service),
      clientParameters: try ClientParameterPlan.parameters(of: service))
  }

  /// The operations of the service and of its resources, sorted by name.
  private func operations(of service: Shape) throws(ModelError) -> [Shape] {
    var found: [ShapeID: Shape] = [:]
    var seen: Set<ShapeID> = []
    var open = [service]
    while let owner = open.popLast() {
      for id in owner.operations {
        found[id] = try model.shape(id, from: owner.id, as: .operation)
      }
      for id in owner.resources where seen.insert(id).inserted {
        open.append(try model.shape(id, from: owner.id, as: .resource))
      }
    }
    return found.values.sorted { $0.id.name < $1.id.name }
  }

  /// Notes the unsupported traits of a shape and of its members.
  private mutating func check(_ shape: Shape) {
    unsupported.add(support.unsupported(shape.traits), of: shape.id)
    let parts = [shape.element, shape.key, shape.value].compactMap { $0 }
    for member in shape.members + parts {
      unsupported.add(support.unsupported(member.traits), of: shape.id.member(member.name))
    }
  }

  private mutating func nameTypes(
    _ plan: ServicePlan, _ operations: [Shape], _ closure: ShapeClosure
  ) {
    // Files are named after types, and some file systems ignore case.
    var names = NameTable(reserved: ReservedNames.types, ignoresCase: true)
    for suffix in ReservedNames.serviceSuffixes { names.take(plan.swiftName + suffix) }
    names.take("Patterns")
    let named: Set<ShapeType> = [.structure, .union, .enum, .intEnum]
    let shapes = operations + closure.shapes.filter { named.contains($0.type) }
    let assigned = names.assign(
      shapes.map { shape in
        let name = SwiftName.type(shape.id.name)
        return NameTable.Wish(natural: name, longer: plan.swiftName + name)
      })
    for (shape, name) in zip(shapes, assigned) { typeNames[shape.id] = name }
  }
}
