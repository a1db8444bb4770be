import ArgumentParser
import CommandSupport

/// The entry point of `ssm-sap`.
@main
enum Main {
  static func main() {
    if let index = ArgumentEncoding.firstInvalid() {
      SsmSapCommand.exit(withError: ValidationError("Argument \(index) is not UTF-8 text."))
    }
    SsmSapCommand.runProcess()
  }
}
