import AWSCredentials
import AWSJSON
import AWSShapes
import ArgumentParser
import JMESPath
import SsmSap

extension OperationCommand {
  func run() async throws {
    try await run { members, writer in
      let output = try await respond(to: members, with: try await request.connection.makeClient())
      try await writer.write(try JSONValue(encoding: output), title: Self.operation)
    }
  }

  /// Reads the input, then prints a sample or does the command's work.
  ///
  /// - Parameter work: Calls the operation with the members of the input, and prints the result.
  func run(
    _ work: ([JSONValue.Member], ResultWriter) async throws -> Void
  ) async throws {
    do {
      let writer = try ResultWriter(
        await request.output.resolved(profile: request.connection.profile))
      guard try await !printsSample(writer) else { return }
      try await work(try await readMembers(), writer)
    } catch let error as ParameterError {
      throw UsageFailure(error.description, of: Self.configuration)
    }
  }

  /// Prints a sample of the input or the output if the options ask for one.
  private func printsSample(_ writer: ResultWriter) async throws -> Bool {
    guard let kind = request.generateCliSkeleton else { return false }
    // As in the AWS CLI, a sample of the output needs an input that could be sent.
    if kind == .output { try check(try input(from: try await readMembers())) }
    let sample = kind == .input ? Self.skeletons.input : Self.skeletons.output
    let value = try JSONCodec().decode(JSONValue.self, from: Array(sample.utf8))
    try await writer.write(value, title: Self.operation)
    return true
  }

  // MARK: The input

  /// The members of the input, from the options and from `--cli-input-json`.
  ///
  /// - Throws: ``ParameterError`` for values that the operation does not take.
  func members() throws(ParameterError) -> [JSONValue.Member] {
    try reader.members(over: request.cliInputJson)
  }

  /// The members of the input, as ``members()`` returns them.
  ///
  /// Options may name files, and a file may be a pipe that keeps its reader waiting.
  private func readMembers() async throws(ParameterError) -> [JSONValue.Member] {
    let reader = reader
    let document = request.cliInputJson
    return try await BlockingWork.run { () throws(ParameterError) in
      try reader.members(over: document)
    }
  }

  private var reader: InputReader {
    InputReader(parameters: Self.input, arguments: arguments)
  }

  /// The input with these members.
  ///
  /// - Throws: ``ParameterError`` for a value outside the range of its type.
  func input(from members: [JSONValue.Member]) throws(ParameterError) -> Input {
    do {
      let codec = JSONCodec()
      return try codec.decode(Input.self, from: try codec.encode(JSONValue.object(members)))
    } catch let error as ShapeReadingError {
      throw ParameterError("\(error.path): \(error.reason)")
    } catch {
      throw ParameterError("the input cannot be read: \(error)")
    }
  }

  /// Refuses an input that violates a constraint of the service.
  private func check(_ input: Input) throws(CommandFailure) {
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
    UnlistedValues(in: input).report()
    return try await call(input, with: client)
  }
}
