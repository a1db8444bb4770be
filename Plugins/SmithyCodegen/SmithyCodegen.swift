import Foundation
import PackagePlugin

/// The command `swift package smithy-codegen`, which generates Swift code from the model of a service.
///
/// It takes the arguments of the executable `smithy-codegen`. Paths are relative to the package that
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

/// The failure of the executable, which has reported the reason.
private struct SmithyCodegenFailure: Error, CustomStringConvertible {
  let status: Int32

  var description: String { "smithy-codegen exited with status \(status)" }
}
