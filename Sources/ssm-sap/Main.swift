import ArgumentParser
import CommandSupport
import SystemPackage

/// The entry point of `ssm-sap`.
@main
enum Main {
  static func main() {
    if let index = ArgumentEncoding.firstInvalid() {
      SsmSapCommand.exit(withError: ValidationError("Argument \(index) is not UTF-8 text."))
    }
    // A result that nobody can read is a failure.
    StandardStreams.openMissing(.readOnly)
    SsmSapCommand.runProcess { await FailurePrinter().report($0) }
  }
}
