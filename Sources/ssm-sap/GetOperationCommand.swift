import ArgumentParser
import SsmSap

/// The command `ssm-sap get-operation`.
struct GetOperationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get-operation", abstract: "Prints an operation as JSON.")

  @Option(help: ArgumentHelp("The id of the operation, a UUID.", valueName: "id"))
  var operationId: String

  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let client = try await connection.makeClient()
    try await Terminal().printResult {
      () async throws(CallError) in try await client.getOperation(operationId: operationId)
    }
  }
}
