import AWSShapes

/// Answers every question that the code of a service asks of its model.
///
/// Problems are collected, so that one run tells all of them.
struct ServicePlanner {
  let model: Model
  let support: TraitSupport
  var problems: [ModelError] = []
  /// The Swift name of each type, by its shape.
  var typeNames: [ShapeID: String] = [:]
  var names = NameTable(taken: ReservedNames.types)

  init(_ model: Model, _ support: TraitSupport) {
    self.model = model
    self.support = support
  }

  /// The plan of a service.
  ///
  /// - Parameter name: The id of the service, or its name alone; nil where the model has only one.
  /// - Throws: ``ModelErrors`` with everything that the generator cannot do.
  static func plan(
    _ model: Model, service name: String?, _ support: TraitSupport
  ) throws -> ServicePlan {
    var planner = ServicePlanner(model, support)
    let plan = try planner.plan(try planner.service(named: name))
    guard planner.problems.isEmpty else { throw ModelErrors(errors: planner.problems) }
    return plan
  }

  private func service(named name: String?) throws(ModelError) -> Shape {
    let services = model.services
    let list = services.map(\.id.text).joined(separator: ", ")
    guard let name else {
      guard let service = services.first else { throw ModelError(nil, "there is no service in it") }
      guard services.count == 1 else {
        throw ModelError(nil, "there are several services in it: choose one of \(list)")
      }
      return service
    }
    guard let service = services.first(where: { $0.id.text == name || $0.id.name == name }) else {
      throw ModelError(nil, "there is no service \(name) in it; there are: \(list)")
    }
    return service
  }

  private mutating func plan(_ service: Shape) throws(ModelError) -> ServicePlan {
    var plan = try head(of: service)
    let operations = try self.operations(of: service)
    let closure = try ShapeClosure(of: operations, commonErrors: service.errors, in: model)
    check(service)
    operations.forEach { check($0) }
    closure.shapes.forEach { check($0) }
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
    Recursion.breakCycles(&plan)
    ConstraintReach.mark(&plan, inputs: closure.inputs)
    AbsentValues.mark(&plan)
    let planner = OperationPlanner(
      model: model, typeNames: typeNames, structures: plan.structures,
      commonErrors: service.errors)
    for operation in operations {
      do throws(ModelError) {
        plan.operations.append(try planner.operation(operation))
      } catch {
        problems.append(error)
      }
    }
    return plan
  }

  private func head(of service: Shape) throws(ModelError) -> ServicePlan {
    let traits = service.traits
    guard let wireProtocol = WireProtocolName.allCases.first(where: { traits.has($0.trait) }) else {
      let known = WireProtocolName.allCases.map(\.rawValue).joined(separator: ", ")
      let spoken = traits.values.keys.map(\.text).filter { $0.contains(".protocols#") }.sorted()
      throw ModelError(
        service.id,
        "it speaks none of the protocols \(known), but: \(spoken.joined(separator: ", "))")
    }
    let about = traits["aws.api#service"]
    let sdkID = about?["sdkId"]?.string ?? service.id.name
    let prefix = about?["endpointPrefix"]?.string
    guard let signingName = traits["aws.auth#sigv4"]?["name"]?.string else {
      throw ModelError(service.id, "it does not have the trait aws.auth#sigv4, the one way to sign")
    }
    return ServicePlan(
      id: service.id, modelName: service.id.name,
      swiftName: SwiftName.type(sdkID.split(separator: " ").map(Self.capitalized).joined()),
      title: traits.string("title") ?? sdkID, sdkID: sdkID, version: service.version ?? "",
      signingName: signingName, endpointPrefix: prefix ?? signingName,
      wireProtocol: wireProtocol,
      isQueryCompatible: traits.has("aws.protocols#awsQueryCompatible"),
      documentation: traits.documentation)
  }

  private static func capitalized(_ word: Substring) -> String {
    word.contains(where: \.isLowercase)
      ? word.prefix(1).uppercased() + word.dropFirst()
      : word.prefix(1) + word.dropFirst().lowercased()
  }

  /// The operations of the service and of its resources, in the order of their names.
  private func operations(of service: Shape) throws(ModelError) -> [Shape] {
    var found: [ShapeID: Shape] = [:]
    var seen: Set<ShapeID> = []
    var open = [service]
    while let owner = open.popLast() {
      for id in owner.operations { found[id] = try model.shape(id, from: owner.id) }
      for id in owner.resources where seen.insert(id).inserted {
        open.append(try model.shape(id, from: owner.id))
      }
    }
    return found.values.sorted { $0.id.name < $1.id.name }
  }

  /// Collects what the traits of a shape and of its members stop.
  private mutating func check(_ shape: Shape) {
    problems += support.problems(shape.traits, of: shape.id)
    let parts = [shape.element, shape.key, shape.value].compactMap { $0 }
    for member in shape.members + parts {
      problems += support.problems(member.traits, of: shape.id.member(member.name))
    }
  }

  private mutating func nameTypes(
    _ plan: ServicePlan, _ operations: [Shape], _ closure: ShapeClosure
  ) {
    for suffix in ["Service", "Client", "ClientProtocol"] {
      _ = names.take([plan.swiftName + suffix])
    }
    let named: Set<ShapeType> = [.structure, .union, .enum, .intEnum]
    for shape in operations + closure.shapes.filter({ named.contains($0.type) }) {
      let name = SwiftName.type(shape.id.name)
      guard let taken = names.take([name, plan.swiftName + name]) else {
        problems.append(ModelError(shape.id, "another type is named \(name) as well"))
        continue
      }
      typeNames[shape.id] = taken
    }
  }
}
