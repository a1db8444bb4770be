import CommandSupport
import SystemPackage

/// The entry point of `ssm-sap`.
@main
enum Main {
  static func main() {
    // A result that nobody can read is a failure.
    StandardStreams.openMissing(.readOnly)
    SsmSapCommand.runProcess()
  }
}
