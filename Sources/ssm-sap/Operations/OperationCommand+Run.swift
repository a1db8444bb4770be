import AWSJSON
import AWSShapes
import ArgumentParser
import JMESPath
import SsmSap

extension OperationCommand {
  func run() async throws {
    try await run { members, writer in
      let output = try await respond(to: members, with: try await request.connection.makeClient())
      try writer.write(try JSONValue(encoding: output), title: Self.operation)
    }
  }

  /// Reads the input, then prints a sample or does the command's work, and reports a failure.
  ///
  /// - Parameter work: Calls the operation with the members of the input, and prints the result.
  func run(
    _ work: ([JSONValue.Member], ResultWriter) async throws -> Void
  ) async throws {
    let writer = try ResultWriter(request.output)
    do {
      if request.generateCliSkeleton == .input { return try print(Self.skeletons.input, writer) }
      let members = try members()
      guard request.generateCliSkeleton == nil else {
        try check(try input(from: members))
        return try print(Self.skeletons.output, writer)
      }
      try await work(members, writer)
    } catch let error as ParameterError {
      try UsageFailure(error.description, of: Self.configuration).report()
    }
  }

  private func print(_ skeleton: String, _ writer: ResultWriter) throws {
    let value = try JSONCodec().decode(JSONValue.self, from: Array(skeleton.utf8))
    try writer.write(value, title: Self.operation)
  }

  // MARK: The input

  /// The members of the input, from the options and from `--cli-input-json`.
  ///
  /// - Throws: ``ParameterError`` for values that the operation does not take.
  func members() throws(ParameterError) -> [JSONValue.Member] {
    let reader = InputReader(parameters: Self.input, arguments: arguments)
    let members = try reader.members(over: request.cliInputJson)
    var check = InputCheck()
    check.check(members, against: Self.input)
    guard check.problems.isEmpty else {
      throw ParameterError(check.problems.joined(separator: "\n"))
    }
    return members
  }

  /// The input with these members.
  ///
  /// - Throws: ``ParameterError`` for a value outside the range of its type.
  func input(from members: [JSONValue.Member]) throws(ParameterError) -> Input {
    do {
      let codec = JSONCodec()
      return try codec.decode(Input.self, from: try codec.encode(JSONValue.object(members).document))
    } catch let error as ShapeReadingError {
      throw ParameterError("\(error.path): \(error.reason)")
    } catch {
      throw ParameterError("the input cannot be read: \(error)")
    }
  }

  /// Refuses an input that violates a constraint of the service.
  private func check(_ input: Input) throws {
    let violations = input.violations()
    guard !violations.isEmpty else { return }
    throw CommandFailure(.input, violations.map(\.description).joined(separator: "; "))
  }

  // MARK: The call

  /// Calls the operation with an input that has these members.
  func respond(
    to members: [JSONValue.Member], with client: SsmSapClient
  ) async throws -> Output {
    let input = try input(from: members)
    for value in input.unlistedValues() {
      try Terminal().warn("\(value.path): the service may not know this value; \(value.constraint)")
    }
    return try await call(input, with: client)
  }
}
