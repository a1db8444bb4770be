import AWSShapes

/// Turns shapes into the plans of Swift types.
struct TypePlanner: Sendable {
  let model: Model
  let typeNames: [ShapeID: String]
  let closure: ShapeClosure

  func name(of id: ShapeID) throws(ModelError) -> String {
    guard let name = typeNames[id] else {
      throw ModelError(id, "no type is generated for this shape")
    }
    return name
  }

  // MARK: Structures and unions

  func structure(_ shape: Shape) throws(ModelError) -> StructurePlan {
    let isInput = closure.inputs.contains(shape.id)
    let error = closure.errors.contains(shape.id) ? try error(shape) : nil
    let reserved =
      error == nil || hasMessage(shape)
      ? ReservedNames.properties : ReservedNames.errorProperties
    let names = Self.names(of: shape.members, reserved: reserved)
    let members = try zip(shape.members, names).map { member, name throws(ModelError) in
      try self.member(
        member, shape.id.member(member.name), name, isInput: isInput, isError: error != nil)
    }
    return StructurePlan(
      id: shape.id, swiftName: try name(of: shape.id),
      documentation: shape.traits.documentation, members: members, error: error)
  }

  func union(_ shape: Shape) throws(ModelError) -> UnionPlan {
    let values = shape.members.filter { !isException($0, of: shape) }
    guard !values.isEmpty else { throw ModelError(shape.id, "a union needs members") }
    if shape.isEventStream { try checkEvents(values, of: shape) }
    let names = Self.names(of: values, reserved: ReservedNames.unionCases)
    let members = try zip(values, names).map { member, name throws(ModelError) in
      var plan = try self.member(
        member, shape.id.member(member.name), name, isInput: false, isError: false)
      plan.isOptional = false
      return plan
    }
    return UnionPlan(
      id: shape.id, swiftName: try name(of: shape.id),
      documentation: shape.traits.documentation, members: members,
      exceptions: shape.isEventStream ? try exceptions(of: shape) : nil)
  }

  // MARK: Event streams

  /// Whether a member is an error that ends the stream, and not one of its events.
  private func isException(_ member: Member, of shape: Shape) -> Bool {
    shape.isEventStream && model.shapes[member.target]?.traits.has("error") == true
  }

  private func exceptions(of shape: Shape) throws(ModelError) -> [EventExceptionPlan] {
    try shape.members.filter { isException($0, of: shape) }.map { member throws(ModelError) in
      EventExceptionPlan(modelName: member.name, swiftName: try name(of: member.target))
    }
  }

  /// Source: Smithy 2.0 specification, "Event streams".
  private func checkEvents(_ members: [Member], of shape: Shape) throws(ModelError) {
    for member in members {
      let id = shape.id.member(member.name)
      let event = try model.shape(member.target, from: id)
      guard event.type == .structure else {
        throw ModelError(id, "an event is a structure, unlike \(event.id)")
      }
      guard event.members.contains(where: { $0.traits.has("eventPayload") }) else { continue }
      let isBound = { (member: Member) in
        member.traits.has("eventPayload") || member.traits.has("eventHeader")
      }
      if let other = event.members.first(where: { !isBound($0) }) {
        throw ModelError(
          event.id.member(other.name),
          "a member beside the payload of an event needs the trait eventHeader")
      }
    }
  }

  /// Checks that a stream is a member of an input or output, whose message it is.
  private func checkPlace(ofEventStream id: ShapeID) throws(ModelError) {
    guard closure.inputs.contains(id.shape) || closure.outputs.contains(id.shape) else {
      throw ModelError(id, "an event stream has to be a member of an operation's input or output")
    }
  }

  /// Whether an error has a member that the property `message` can be: a string of that name.
  private func hasMessage(_ shape: Shape) -> Bool {
    let named = shape.members.filter { SwiftName.lowerCamel($0.name) == "message" }
    return named.count == 1 && named.allSatisfy { model.shapes[$0.target]?.type == .string }
  }

  private func error(_ shape: Shape) throws(ModelError) -> ErrorPlan {
    guard let fault = shape.traits.string("error") else {
      throw ModelError(
        shape.id, "an operation lists this shape as an error, but it does not have the trait error")
    }
    let retryable = shape.traits["retryable"]
    let status = shape.traits["httpError"]?.integer
    return ErrorPlan(
      httpStatus: status ?? (fault == "client" ? 400 : 500),
      queryCode: shape.traits["aws.protocols#awsQueryError"]?["code"]?.string,
      isRetryable: retryable != nil, isThrottling: retryable?["throttling"]?.isTrue ?? false)
  }

  /// The Swift names of members, in their order.
  private static func names(
    of members: [Member], reserved: Set<String>
  ) -> [String] {
    var names = NameTable(reserved: reserved)
    return names.assign(
      members.map { member in
        let name = SwiftName.lowerCamel(member.name)
        return NameTable.Wish(natural: name, longer: name + "Value")
      })
  }

  // MARK: Members

  private func member(
    _ member: Member, _ id: ShapeID, _ swiftName: String, isInput: Bool, isError: Bool
  ) throws(ModelError) -> MemberPlan {
    let target = try model.shape(member.target, from: id)
    let type = try type(of: target, member.traits, id)
    let isMessage = isError && swiftName == "message" && type == .string
    let isRequired = member.traits.has("required")
    var fallback = try self.fallback(member, target, type, id, isInput: isInput)
    if case .eventStream = type {
      try checkPlace(ofEventStream: id)
      // A stream without events is as good as none.
      if !isRequired { fallback = ".empty" }
    }
    let isOptional =
      isMessage || member.traits.has("clientOptional") || member.traits.has("idempotencyToken")
      || (!isRequired && fallback == nil)
    return MemberPlan(
      id: id, modelName: member.name, swiftName: swiftName,
      documentation: documentation(of: member, target), type: type, isRequired: isRequired,
      isOptional: isOptional, fallback: isOptional ? nil : fallback,
      isSensitive: try isSensitive(target, member.traits),
      schema: try MemberSchemas.schema(member, target, id),
      rules: try rules(of: target, member.traits, id), enumRules: try enumRules(of: target, id))
  }

  private func documentation(of member: Member, _ target: Shape) -> String {
    let own = member.traits.documentation
    let text = own.isEmpty ? target.traits.documentation : own
    guard let deprecated = member.traits["deprecated"] else { return text }
    return text + "\n\n" + Self.deprecation(deprecated)
  }

  /// The note on a deprecation. An attribute would cause warnings in the generated code itself.
  static func deprecation(_ trait: Document) -> String {
    "Deprecated: " + (trait["message"]?.string ?? "it may be removed.")
  }

  /// The type of a value.
  func type(
    of target: Shape, _ traits: Traits, _ id: ShapeID
  ) throws(ModelError) -> ValueType {
    switch target.type {
    case .string: return .string
    case .boolean: return .boolean
    case .byte: return .integer(.byte)
    case .short: return .integer(.short)
    case .integer: return .integer(.integer)
    case .long: return .integer(.long)
    case .float: return .float
    case .double: return .double
    case .bigInteger: return .bigInteger
    case .bigDecimal: return .bigDecimal
    case .document: return .document
    case .blob: return target.traits.has("streaming") ? .stream : .blob
    case .timestamp:
      let format = traits.string("timestampFormat") ?? target.traits.string("timestampFormat")
      return .timestamp(format: try Self.timestampCase(format, id))
    case .enum: return .stringEnum(try name(of: target.id))
    case .intEnum: return .integerEnum(try name(of: target.id))
    case .structure: return target.id == .unit ? .unit : .structure(try name(of: target.id))
    case .union:
      let name = try name(of: target.id)
      return target.isEventStream ? .eventStream(name) : .union(name)
    case .list, .map: return try collection(target)
    case .service, .resource, .operation:
      throw ModelError(
        id, "the target \(target.id) is a \(target.type.rawValue), which is not data")
    }
  }

  private func collection(_ shape: Shape) throws(ModelError) -> ValueType {
    let isSparse = shape.traits.has("sparse")
    guard let element = shape.type == .list ? shape.element : shape.value else {
      throw ModelError(shape.id, "a list or map needs a member for what it contains")
    }
    let id = shape.id.member(element.name)
    let type = try type(of: try model.shape(element.target, from: id), element.traits, id)
    if case .eventStream = type { try checkPlace(ofEventStream: id) }
    return shape.type == .list ? .list(type, isSparse: isSparse) : .map(type, isSparse: isSparse)
  }

  /// The case of `TimestampFormat` for a format of the model.
  private static func timestampCase(
    _ format: String?, _ id: ShapeID
  ) throws(ModelError) -> String? {
    switch format {
    case nil: return nil
    case "date-time": return "dateTime"
    case "epoch-seconds": return "epochSeconds"
    case "http-date": return "httpDate"
    case let format?: throw ModelError(id, "\"\(format)\" is not a timestamp format")
    }
  }

  /// The default value. The members of an input have none: they are not sent unless given, and the
  /// service applies its default.
  ///
  /// Source: Smithy 2.0 specification, "default trait" and "input trait".
  private func fallback(
    _ member: Member, _ target: Shape, _ type: ValueType, _ id: ShapeID, isInput: Bool
  ) throws(ModelError) -> String? {
    let traits = member.traits
    let isPrimitive = target.id.isOfPrelude && !traits.has("box")
    guard !isInput, !traits.has("addedDefault"),
      let value = traits["default"] ?? (isPrimitive ? target.traits["default"] : nil),
      value != .null
    else { return nil }
    guard let literal = DefaultValue(model: model).literal(value, type) else {
      throw ModelError(id, "the default value is not of the type \(type.swiftName)")
    }
    return literal
  }

  /// Whether a value, or something in a list or map of it, is sensitive. A structure redacts its own
  /// members.
  private func isSensitive(_ target: Shape, _ traits: Traits) throws(ModelError) -> Bool {
    if traits.has("sensitive") || target.traits.has("sensitive") { return true }
    for part in [target.element, target.key, target.value].compactMap({ $0 }) {
      let shape = try model.shape(part.target, from: target.id)
      if try isSensitive(shape, part.traits) { return true }
    }
    return false
  }

  // MARK: Rules

  /// The constraints on a value; `nil` if there are none.
  ///
  /// A constraint of a member replaces that of its target.
  ///
  /// - Parameters:
  ///   - target: The shape of the value.
  ///   - own: The traits of the member that has the value.
  ///   - id: The id of that member.
  private func rules(
    of target: Shape, _ own: Traits, _ id: ShapeID
  ) throws(ModelError) -> ValueRules? {
    let traits = own.merged(over: target.traits)
    let least = traits["length"]?["min"]?.integer.flatMap { $0 > 0 ? $0 : nil }
    let most = traits["length"]?["max"]?.integer
    switch target.type {
    case .string:
      let isRequiredLabel = traits.has("httpLabel")
      let pattern = traits.string("pattern").flatMap { text -> PatternPlan? in
        // Patterns beyond the supported subset are left to the service.
        guard StringPattern(text) != nil else { return nil }
        let owner =
          own.has("pattern") ? id.name + "_" + (id.memberName ?? "") : target.id.name
        return PatternPlan(name: SwiftName.lowerCamel(owner), text: text)
      }
      let floor = least ?? (isRequiredLabel ? 1 : nil)
      guard floor != nil || most != nil || pattern != nil else { return nil }
      return .string(least: floor, most: most, pattern: pattern)
    case .blob where !target.traits.has("streaming"):
      return least == nil && most == nil ? nil : .blob(least: least, most: most)
    case .byte: return try RangeBounds.rules(traits, .byte, id)
    case .short: return try RangeBounds.rules(traits, .short, id)
    case .integer: return try RangeBounds.rules(traits, .integer, id)
    case .long: return try RangeBounds.rules(traits, .long, id)
    case .float: return RangeBounds.rules(traits, Float.self)
    case .double: return RangeBounds.rules(traits, Double.self)
    case .union where target.isEventStream: return nil
    case .structure where target.id != .unit, .union: return .shape
    case .list:
      let element =
        try target.element.map { member throws(ModelError) in
          try rules(
            of: try model.shape(member.target, from: target.id), member.traits,
            target.id.member(member.name))
        } ?? nil
      guard least != nil || most != nil || element != nil else { return nil }
      return .list(least: least, most: most, element: element)
    case .map:
      let parts = try [target.key, target.value].map { member throws(ModelError) -> ValueRules? in
        guard let member else { return nil }
        return try rules(
          of: try model.shape(member.target, from: target.id), member.traits,
          target.id.member(member.name))
      }
      guard least != nil || most != nil || parts[0] != nil || parts[1] != nil else { return nil }
      return .map(least: least, most: most, key: parts[0], value: parts[1])
    default: return nil
    }
  }

  /// The enums that a value is or contains; `nil` if there are none.
  ///
  /// - Parameters:
  ///   - target: The shape of the value.
  ///   - id: The id of the member that has the value.
  private func enumRules(of target: Shape, _ id: ShapeID) throws(ModelError) -> ValueRules? {
    switch target.type {
    case .enum: return .enumValue(try name(of: target.id))
    case .union where target.isEventStream: return nil
    case .structure where target.id != .unit, .union: return .shape
    case .list:
      let element = try enumRules(of: target.element, in: target)
      return element.map { .list(least: nil, most: nil, element: $0) }
    case .map:
      // The keys of a map are plain strings in Swift.
      let value = try enumRules(of: target.value, in: target)
      return value.map { .map(least: nil, most: nil, key: nil, value: $0) }
    default: return nil
    }
  }

  private func enumRules(of part: Member?, in shape: Shape) throws(ModelError) -> ValueRules? {
    guard let part else { return nil }
    let target = try model.shape(part.target, from: shape.id)
    return try enumRules(of: target, shape.id.member(part.name))
  }

  // MARK: Enums

  func enumeration(_ shape: Shape) throws(ModelError) -> EnumPlan {
    let isInteger = shape.type == .intEnum
    let names = Self.names(of: shape.members, reserved: ReservedNames.enumValues)
    var values: [EnumPlan.Value] = []
    for (member, name) in zip(shape.members, names) {
      let id = shape.id.member(member.name)
      let value = member.traits["enumValue"]
      if !isInteger, let value, value.string == nil {
        throw ModelError(id, "the value of the trait enumValue must be a string")
      }
      let literal =
        isInteger ? value?.integer.map(String.init) : Literal.string(value?.string ?? member.name)
      guard let literal else {
        throw ModelError(id, "the member of an intEnum needs the trait enumValue with an integer")
      }
      values.append(
        EnumPlan.Value(
          swiftName: name, literal: literal,
          documentation: member.traits.documentation))
    }
    return EnumPlan(
      id: shape.id, swiftName: try name(of: shape.id),
      documentation: shape.traits.documentation, isInteger: isInteger,
      values: values)
  }
}
