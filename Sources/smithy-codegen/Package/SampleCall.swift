/// A call with made-up values, for documentation and tests.
struct SampleCall {
  let operation: OperationPlan
  let input: StructurePlan
  let output: StructurePlan
  /// The arguments of the input's initializer.
  let arguments: String
  /// The arguments of the output's initializer.
  let results: String
  /// A call of the client's method.
  var call: String { "client.\(SwiftName.escaped(operation.methodName))(\(arguments))" }
}

extension SampleCall {
  /// The simplest call of a service: one that reads if there is one, with as few members as possible;
  /// `nil` if every operation needs something that cannot be made up.
  static func simplest(of service: ServicePlan) -> SampleCall? {
    let values = SampleValue(service: service)
    let calls = service.operations.compactMap { operation -> SampleCall? in
      guard let input = operation.input, let output = operation.output, input.isHashable,
        output.isHashable, let arguments = values.arguments(of: input),
        let results = values.arguments(of: output)
      else { return nil }
      return SampleCall(
        operation: operation, input: input, output: output, arguments: arguments, results: results)
    }
    return calls.min { $0.rank < $1.rank }
  }

  private var rank: (Int, Int, String) {
    let verbs = ["Get", "Describe", "List"]
    let reads = operation.isReadOnly || verbs.contains { operation.id.name.hasPrefix($0) }
    let isPlain = input.members.count(where: \.isRequired) == 1
    return (reads ? 0 : 1, (isPlain ? 0 : 1) + arguments.utf8.count / 40, operation.id.name)
  }
}
