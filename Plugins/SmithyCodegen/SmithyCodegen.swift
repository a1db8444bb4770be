import Foundation
import PackagePlugin

/// The command `swift package smithy-codegen`: writes the Swift code of a service's model.
///
/// It takes the arguments of the executable `smithy-codegen`; paths are those of the package that
/// it is called in.
@main
struct SmithyCodegen: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let process = Process()
    process.executableURL = try context.tool(named: "smithy-codegen").url
    process.arguments = arguments
    process.currentDirectoryURL = context.package.directoryURL
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw SmithyCodegenFailure(status: process.terminationStatus)
    }
  }
}

/// Why no code was written; the executable has said more.
private struct SmithyCodegenFailure: Error, CustomStringConvertible {
  let status: Int32

  var description: String { "smithy-codegen ended with the status \(status)" }
}
