import CommandSupport

/// The entry point of `ssm-sap-local`.
@main
enum Main {
  static func main() {
    LocalCommand.runProcess()
  }
}
