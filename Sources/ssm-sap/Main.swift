import CommandSupport

/// The entry point of `ssm-sap`.
@main
enum Main {
  static func main() {
    SsmSapCommand.runProcess { await FailurePrinter().report($0) }
  }
}
