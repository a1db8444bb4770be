import AWSShapes

/// Plans the waiters of an operation.
///
/// Source: Smithy 2.0 specification, "Waiters".
struct WaiterPlanner {
  let operation: Shape
  let input: StructurePlan?
  let output: StructurePlan?
  /// The structures of the service, by their Swift names.
  let structures: [String: StructurePlan]

  private static let trait = "smithy.waiters#waitable"
  private static let defaultMinDelay = 2
  private static let defaultMaxDelay = 120

  /// The waiters, sorted by name.
  ///
  /// - Throws: ``ModelError`` with the waiter's name for a waiter that is malformed or beyond what is
  ///   supported.
  func waiters() throws(ModelError) -> [WaiterPlan] {
    guard let trait = operation.traits[Self.trait] else { return [] }
    guard case .map(let entries) = trait else {
      throw ModelError(operation.id, "the trait \(Self.trait) is not a map of waiters")
    }
    return try entries.sorted { $0.key < $1.key }.map { name, value throws(ModelError) in
      do throws(Refusal) {
        return try waiter(name, value)
      } catch {
        throw ModelError(
          operation.id, "the waiter \(Literal.string(name)) of \(Self.trait): \(error.reason)")
      }
    }
  }

  /// The reason why a waiter is refused.
  private struct Refusal: Error {
    let reason: String

    init(_ reason: String) {
      self.reason = reason
    }
  }

  private func waiter(_ name: String, _ value: Document) throws(Refusal) -> WaiterPlan {
    guard let first = name.utf8.first, first.isUppercase,
      name.utf8.allSatisfy({ $0.isLetter || $0.isDigit })
    else { throw Refusal("a name consists of ASCII letters and digits and starts with a capital") }
    let minDelay = try delay("minDelay", of: value) ?? Self.defaultMinDelay
    let maxDelay =
      try delay("maxDelay", of: value) ?? max(minDelay, Self.defaultMaxDelay)
    guard minDelay <= maxDelay else {
      throw Refusal("minDelay \(minDelay) is more than maxDelay \(maxDelay)")
    }
    guard case .list(let elements)? = value["acceptors"], !elements.isEmpty else {
      throw Refusal("expected a list of acceptors")
    }
    var acceptors: [WaiterAcceptorPlan] = []
    for (index, element) in elements.enumerated() {
      do throws(Refusal) {
        acceptors.append(try acceptor(element))
      } catch {
        throw Refusal("acceptor \(index + 1): \(error.reason)")
      }
    }
    guard elements.contains(where: { $0["state"]?.string == "success" }) else {
      throw Refusal("no acceptor leads to success")
    }
    var documentation = Markdown.plain(value["documentation"]?.string ?? "")
    if value["deprecated"]?.isTrue == true { documentation += "\n\nDeprecated." }
    return WaiterPlan(
      name: name, methodName: "waitUntil\(name)", documentation: documentation,
      minDelay: minDelay, maxDelay: maxDelay, acceptors: acceptors)
  }

  private func delay(_ name: String, of value: Document) throws(Refusal) -> Int? {
    guard let delay = value[name] else { return nil }
    guard let seconds = delay.integer, (1...Int(Int32.max)).contains(seconds) else {
      throw Refusal("\(name) is a whole number of seconds, at least 1")
    }
    return seconds
  }

  // MARK: Acceptors

  private func acceptor(_ value: Document) throws(Refusal) -> WaiterAcceptorPlan {
    guard let state = value["state"]?.string, ["success", "failure", "retry"].contains(state)
    else { throw Refusal("its state is success, failure or retry") }
    guard let matchers = value["matcher"]?.entries, matchers.count == 1,
      let (kind, matcher) = matchers.first
    else { throw Refusal("it needs one matcher") }
    switch kind {
    case "success":
      guard case .bool(let isSuccess) = matcher else { throw Refusal("success is true or false") }
      return WaiterAcceptorPlan(
        function: isSuccess ? "success" : "anyError", arguments: [".\(state)"])
    case "errorType":
      guard let text = matcher.string, !text.isEmpty else {
        throw Refusal("errorType is the name of an error")
      }
      return WaiterAcceptorPlan(
        function: "error", arguments: [".\(state)", Literal.string(ShapeID(text).name)])
    case "output": return try acceptor(state, matcher, readsInput: false)
    case "inputOutput": return try acceptor(state, matcher, readsInput: true)
    default:
      throw Refusal(
        "the matcher \(Literal.string(kind)) is not success, errorType, output or inputOutput")
    }
  }

  private func acceptor(
    _ state: String, _ matcher: Document, readsInput: Bool
  ) throws(Refusal) -> WaiterAcceptorPlan {
    guard let path = matcher["path"]?.string, let expected = matcher["expected"]?.string,
      let comparator = matcher["comparator"]?.string
    else { throw Refusal("the matcher needs a path, an expected value and a comparator") }
    let found: TypedExpression
    do {
      found = try TypedExpressionPlanner(structures: structures)
        .plan(path, on: try scope(readsInput: readsInput)).withRawValues
    } catch {
      throw Refusal("the path \(Literal.string(path)): \(error.reason)")
    }
    let (function, label, value) = try Self.comparison(comparator, expected)
    guard Self.comparators[comparator] == found.type else {
      throw Refusal(
        "the path \(Literal.string(path)) is of type \(found.type.swiftName), which \(comparator) "
          + "does not compare")
    }
    let arguments = [".\(state)", Literal.string(path), "\(label): \(value)"]
    return WaiterAcceptorPlan(
      function: function,
      arguments: arguments + (found.isSensitive ? ["isSensitive: true"] : []),
      reader: found.text, readsInput: readsInput)
  }

  /// The comparators and the types that they compare.
  private static let comparators: [String: ValueType] = [
    "stringEquals": .string, "booleanEquals": .boolean,
    "allStringEquals": .list(.string, isSparse: false),
    "anyStringEquals": .list(.string, isSparse: false),
  ]

  /// The function that creates a condition, the label of its expected value, and that value.
  private static func comparison(
    _ comparator: String, _ expected: String
  ) throws(Refusal) -> (String, String, String) {
    switch comparator {
    case "stringEquals": return ("string", "is", Literal.string(expected))
    case "allStringEquals": return ("allStrings", "are", Literal.string(expected))
    case "anyStringEquals": return ("anyString", "is", Literal.string(expected))
    case "booleanEquals":
      guard expected == "true" || expected == "false" else {
        throw Refusal("booleanEquals expects true or false, not \(Literal.string(expected))")
      }
      return ("boolean", "is", expected)
    default:
      throw Refusal(
        "the comparator \(Literal.string(comparator)) is not stringEquals, booleanEquals, "
          + "allStringEquals or anyStringEquals")
    }
  }

  private func scope(
    readsInput: Bool
  ) throws(TypedExpressionPlanner.Failure) -> TypedExpressionPlanner.Scope {
    let output = output.map {
      TypedExpression(text: "output", type: .structure($0.swiftName))
    }
    guard !readsInput else {
      let input = input.map {
        TypedExpression(text: "input", type: .structure($0.swiftName))
      }
      return .inputOutput(input: input, output: output)
    }
    guard let output else { throw .init("the operation has no output") }
    return .value(output)
  }
}
