import ArgumentParser
import SystemPackage

extension CommandFailure {
  /// Prints the failure and throws its exit status.
  func report() throws -> Never {
    let lines = ["ssm-sap: \(message)"] + advice.map { "  \($0)" }
    try Terminal().diagnostics.writeAll(lines.map { "\($0)\n" }.joined().utf8)
    throw ExitCode(status.rawValue)
  }
}
