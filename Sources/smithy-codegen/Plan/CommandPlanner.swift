/// Plans the commands of a service.
struct CommandPlanner {
  let model: Model
  let service: ServicePlan
  /// Operations that start something that a command can wait for, by name.
  let starting: Set<String>

  /// The command of an operation.
  ///
  /// - Throws: ``ModelError`` for an input that options cannot take.
  func command(for operation: OperationPlan) throws(ModelError) -> CommandPlan {
    let shape = try model.shape(operation.id, from: service.id)
    let text = CommandText(commands: commandNames, of: operation.documentation)
    let paging = operation.pagination.map { paging in
      PagingPlan(
        inputToken: paging.inputToken.modelName, outputToken: paging.outputToken.map(\.modelName),
        items: paging.items.map(\.modelName), pageSize: paging.pageSize?.modelName)
    }
    let skeleton = SkeletonPlanner(model: model)
    return CommandPlan(
      operation: operation, name: CommandName.kebab(operation.id.name),
      abstract: text.firstSentence, discussion: text.rest,
      options: try options(of: operation, paging),
      paging: paging, startsOperation: starting.contains(operation.id.name),
      inputSkeleton: try skeleton.sample(of: shape.input, isOutput: false),
      outputSkeleton: try skeleton.sample(of: shape.output, isOutput: true))
  }

  /// The structures inside the inputs, each once, sorted by name.
  func shapes() throws(ModelError) -> [ParameterShapePlan] {
    var found: [ShapeID: ParameterShapePlan] = [:]
    for operation in service.operations {
      for member in operation.input?.members ?? [] {
        let shape = try model.shape(member.id.shape, from: service.id)
        guard let target = shape.members.first(where: { $0.name == member.modelName })?.target
        else { continue }
        try add(target, from: member.id, to: &found)
      }
    }
    return found.values.sorted { $0.swiftName < $1.swiftName }
  }

  private func add(
    _ id: ShapeID, from origin: ShapeID, to found: inout [ShapeID: ParameterShapePlan]
  ) throws(ModelError) {
    let shape = try model.shape(id, from: origin)
    for part in [shape.element, shape.value].compactMap({ $0 }) {
      try add(part.target, from: id, to: &found)
    }
    guard shape.type == .structure, found[id] == nil else { return }
    let members = try shape.members.map { member throws(ModelError) in
      parameter(
        member.name, try type(of: member.target, from: id, []),
        isRequired: member.traits.has("required"))
    }
    found[id] = ParameterShapePlan(swiftName: SwiftName.lowerCamel(id.name), members: members)
    for member in shape.members { try add(member.target, from: id, to: &found) }
  }

  // MARK: Options

  /// The properties that every command has, which no option's property may be named after.
  private static let reserved: Set<String> = [
    "arguments", "call", "configuration", "input", "operation", "paging", "pagingOptions",
    "request", "run", "skeletons", "validate", "waiting",
  ]

  private func options(
    of operation: OperationPlan, _ paging: PagingPlan?
  ) throws(ModelError) -> [OptionPlan] {
    guard let input = operation.input else { return [] }
    let shape = try model.shape(input.id, from: operation.id)
    var table = NameTable(reserved: Self.reserved)
    let names = table.assign(
      input.members.map { NameTable.Wish(natural: $0.swiftName, longer: $0.swiftName + "Value") })
    let hidden = [paging?.inputToken, paging?.pageSize]
    return try zip(zip(input.members, shape.members), names).map {
      entry throws(ModelError) in
      let ((plan, member), swiftName) = entry
      let target = try model.shape(member.target, from: plan.id)
      let text = CommandText(commands: commandNames, of: plan.documentation).whole
      return OptionPlan(
        member: member.name, name: CommandName.kebab(member.name), swiftName: swiftName,
        help: [text, try hint(of: target)].filter { !$0.isEmpty }.joined(separator: " "),
        isRequired: plan.isRequired, isHidden: hidden.contains(member.name),
        kind: Self.kind(of: target.type), type: try type(of: target.id, from: plan.id, []),
        choices: Self.choices(of: target))
    }
  }

  /// The commands by the names of their operations.
  private var commandNames: [String: String] {
    Dictionary(
      service.operations.map { ($0.id.name, CommandName.kebab($0.id.name)) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func kind(of type: ShapeType) -> OptionKind {
    switch type {
    case .boolean: .flag
    case .list: .words
    case .byte, .short, .integer, .long, .float, .double: .number
    default: .text
    }
  }

  private static func choices(of shape: Shape) -> [String] {
    guard shape.type == .enum else { return [] }
    return shape.members.map { $0.traits["enumValue"]?.string ?? $0.name }
  }

  /// What a value looks like, where its name does not tell.
  private func hint(of shape: Shape) throws(ModelError) -> String {
    switch shape.type {
    case .enum: return "Values: \(Self.choices(of: shape).joined(separator: ", "))."
    case .list:
      guard let element = shape.element else { return "" }
      let target = try model.shape(element.target, from: shape.id)
      let hint = try hint(of: target)
      return target.type == .structure || target.type == .map
        ? "One word for each, or a JSON array. \(hint)" : hint
    case .structure:
      return "Shorthand: \(shape.members.map { "\($0.name)=..." }.joined(separator: ","))"
    case .map: return "Shorthand: KEY=VALUE,..."
    default: return ""
    }
  }

  // MARK: Types

  private func parameter(_ name: String, _ type: String, isRequired: Bool) -> String {
    let required = isRequired ? ", isRequired: true" : ""
    return "Parameter(\(Literal.string(name)), \(type)\(required))"
  }

  /// The type of a value as a Swift expression.
  private func type(
    of id: ShapeID, from origin: ShapeID, _ open: Set<ShapeID>
  ) throws(ModelError) -> String {
    let shape = try model.shape(id, from: origin)
    guard !open.contains(id) else {
      throw ModelError(id, "no option can take a shape that contains itself")
    }
    let inner = open.union([id])
    switch shape.type {
    case .string, .enum: return ".string"
    case .boolean: return ".boolean"
    case .byte, .short, .integer, .long: return ".integer"
    case .float, .double: return ".number"
    case .list:
      return ".list(\(try type(of: try part(shape.element, of: id), from: id, inner)))"
    case .map:
      return ".map(\(try type(of: try part(shape.value, of: id), from: id, inner)))"
    case .structure:
      for member in shape.members { _ = try type(of: member.target, from: id, inner) }
      return ".structure(InputShapes.\(SwiftName.escaped(SwiftName.lowerCamel(id.name))))"
    default:
      throw ModelError(
        origin, "no option can take a value of the type \(shape.type.rawValue)")
    }
  }

  private func part(_ member: Member?, of id: ShapeID) throws(ModelError) -> ShapeID {
    guard let member else {
      throw ModelError(id, "a list or map needs a member for what it contains")
    }
    return member.target
  }
}
