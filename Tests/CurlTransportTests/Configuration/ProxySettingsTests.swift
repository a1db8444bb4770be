import Testing

@testable import CurlTransport

@Suite("Settings from the environment")
struct ProxySettingsTests {
  @Test(
    "The environment names the proxies, in lower case first",
    arguments: [
      (["HTTPS_PROXY": "http://a:1"], nil, "http://a:1"),
      (["HTTPS_PROXY": "http://a:1", "https_proxy": "http://b:1"], nil, "http://b:1"),
      (["ALL_PROXY": "socks5h://a:1"], "socks5h://a:1", "socks5h://a:1"),
      (["ALL_PROXY": "http://a:1", "HTTP_PROXY": "http://b:1"], "http://b:1", "http://a:1"),
      (["HTTP_PROXY": "http://a:1", "REQUEST_METHOD": "GET"], nil, nil),
      (["http_proxy": "http://a:1", "REQUEST_METHOD": "GET"], "http://a:1", nil),
      (["HTTPS_PROXY": ""], nil, nil), ([:], nil, nil),
      // An empty value means no proxy, whatever the others say.
      (["http_proxy": "", "HTTP_PROXY": "http://a:1"], nil, nil),
      (["https_proxy": " ", "HTTPS_PROXY": "http://a:1"], nil, nil),
      (["HTTP_PROXY": "", "ALL_PROXY": "http://a:1"], nil, "http://a:1"),
      (["all_proxy": "", "ALL_PROXY": "http://a:1"], nil, nil),
    ] as [([String: String], String?, String?)])
  func proxies(variables: [String: String], http: String?, https: String?) throws {
    let settings = ProxySettings.environment(variables)
    #expect(try settings.proxy(scheme: "http", authority: "host")?.name == http)
    #expect(try settings.proxy(scheme: "https", authority: "host:443")?.name == https)
  }

  @Test("An empty no_proxy precedes NO_PROXY")
  func emptyExceptions() {
    #expect(ProxySettings.environment(["no_proxy": "", "NO_PROXY": "*"]).exceptions == [])
  }

  @Test(
    "NO_PROXY names hosts, with their subdomains",
    arguments: [
      ("example.com", "example.com", true), ("example.com", "a.example.com:8443", true),
      (".example.com", "a.example.com", true), (".example.com", "example.com", true),
      ("*.example.com", "a.example.com", true), ("example.com", "notexample.com", false),
      ("example.com", "EXAMPLE.com", true), ("127.0.0.1", "127.0.0.1:8080", true),
      ("host:8080", "host:8080", true), ("host:8080", "host:8081", false),
      ("[::1]", "[::1]:80", true), ("::1", "[::1]", true), ("*", "anything", true),
      ("a, b", "b", true), ("a b", "b", true), ("", "a", false), (",", "a", false),
    ])
  func exceptions(exceptions: String, authority: String, isException: Bool) throws {
    let settings = ProxySettings.environment([
      "ALL_PROXY": "http://proxy:1", "NO_PROXY": exceptions,
    ])
    let proxy = try settings.proxy(scheme: "https", authority: authority)
    #expect((proxy == nil) == isException)
  }

  @Test("AWS_CA_BUNDLE names the authorities to trust")
  func authorities() {
    let file = CurlTransportConfiguration.environment(["AWS_CA_BUNDLE": "/a.pem"])
    #expect(file.certificateAuthorityFile == "/a.pem")
    for variables in [[:], ["AWS_CA_BUNDLE": ""], ["AWS_CA_BUNDLE": " "]] {
      let configuration = CurlTransportConfiguration.environment(variables)
      #expect(configuration.certificateAuthorityFile == nil)
    }
  }

  @Test(
    "No description of a configuration has a password",
    arguments: [
      "http://user:hidden@proxy:3128", "http://user:hidden", "user:hidden@proxy:1:2",
      "http://user:hidden/@proxy", "ftp://user:hidden@proxy", "http://user:a@hidden@proxy",
    ])
  func redaction(proxy: String) {
    var configuration = CurlTransportConfiguration()
    configuration.proxies = ProxySettings(proxy)
    configuration.tls.clientCertificate = ClientCertificate(
      certificateFile: "a", keyFile: "b", keyPassword: "hidden")
    var dumped = ""
    dump(configuration, to: &dumped)
    for text in [
      dumped, "\(configuration)", String(reflecting: configuration), "\(configuration.proxies)",
      "\(String(describing: configuration.tls.clientCertificate))",
    ] {
      #expect(!text.contains("hidden"), "\(text)")
      #expect(!text.contains("user"))
    }
  }
}
