import ArgumentParser
import JMESPath
import SsmSap

/// The command `ssm-sap get-operation`.
struct GetOperationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get-operation", abstract: "Prints an operation.")

  @Option(help: ArgumentHelp("The id of the operation, a UUID.", valueName: "id"))
  var operationId: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let client = connection.makeClient()
    do {
      let writer = try ResultWriter(try await output.resolved(profile: nil))
      let result = try await Terminal().result {
        () async throws(CallError) in try await client.getOperation(operationId: operationId)
      }
      try writer.write(try JSONValue(encoding: result), title: "GetOperation")
    } catch let failure as CommandFailure {
      throw Terminal().exit(after: failure)
    }
  }
}
