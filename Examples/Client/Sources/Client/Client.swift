import SsmSap

/// Prints the applications of an account, with what finds region and credentials on the machine.
///
/// `swift run --package-path Examples/Client`. To try it without an account, start
/// `swift run ssm-sap-local` and set the variables that it prints.
@main
struct Client {
  static func main() async throws {
    for try await application in SsmSapClient().listApplicationsPages().items {
      print(application.id ?? "", application.type?.rawValue ?? "")
    }
  }
}
