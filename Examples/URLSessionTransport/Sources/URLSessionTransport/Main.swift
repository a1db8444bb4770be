import SsmSap

/// Prints the applications of an account, over Foundation's HTTP client instead of libcurl.
///
/// `swift run --package-path Examples/URLSessionTransport`. The transport is in
/// `URLSessionTransport.swift`. A transport of your own can be checked with `TransportConformance` of
/// `AWSTestKit`.
@main
struct Main {
  static func main() async throws {
    let client = SsmSapClient(ClientConfiguration(transport: URLSessionTransport()))
    for try await application in client.listApplicationsPages().items {
      print(application.id ?? "", application.type?.rawValue ?? "")
    }
  }
}
