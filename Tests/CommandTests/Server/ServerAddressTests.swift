import Testing

@testable import ssm_sap_local

@Suite("The address of the server")
struct ServerAddressTests {
  @Test(
    "Loopback names and addresses are accepted",
    arguments: ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
  func loopback(host: String) throws {
    #expect(try ServerAddress(host: host, port: 1).host == host)
  }

  @Test(
    "Other hosts are refused unless they are allowed",
    arguments: ["0.0.0.0", "::", "192.168.1.1", "example.com", "127.0.0.1.example.com", "", "::2"])
  func remote(host: String) throws {
    let error = #expect(throws: ServerError.self) { try ServerAddress(host: host, port: 1) }
    #expect(error?.description.contains("--allow-remote") == true)
    #expect(throws: Never.self) {
      try ServerAddress(host: host, port: 1, isRemoteAllowed: true)
    }
  }

  @Test("An IPv6 address stands in brackets in the URL")
  func url() throws {
    #expect(try ServerAddress(host: "::1", port: 0).url(port: 80) == "http://[::1]:80")
    #expect(try ServerAddress(host: "127.0.0.1", port: 0).url(port: 80) == "http://127.0.0.1:80")
  }
}
