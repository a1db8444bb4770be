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
    ] as [([String: String], String?, String?)])
  func proxies(variables: [String: String], http: String?, https: String?) {
    let settings = ProxySettings.environment(variables)
    #expect(settings.proxy(scheme: "http", authority: "host") == http)
    #expect(settings.proxy(scheme: "https", authority: "host:443") == https)
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
  func exceptions(exceptions: String, authority: String, isException: Bool) {
    let settings = ProxySettings.environment([
      "ALL_PROXY": "http://proxy:1", "NO_PROXY": exceptions,
    ])
    #expect((settings.proxy(scheme: "https", authority: authority) == nil) == isException)
  }

  @Test("AWS_CA_BUNDLE names the authorities to trust")
  func authorities() {
    let file = CurlTransportConfiguration.environment(["AWS_CA_BUNDLE": "/a.pem"])
    #expect(file.certificateAuthorityFile == "/a.pem")
    #expect(CurlTransportConfiguration.environment([:]).certificateAuthorityFile == nil)
    let blank = CurlTransportConfiguration.environment(["AWS_CA_BUNDLE": " "])
    #expect(blank.certificateAuthorityFile == nil)
  }

  @Test("No description of a configuration has a password")
  func redaction() {
    var configuration = CurlTransportConfiguration()
    configuration.proxies = ProxySettings("http://user:hidden@proxy:3128")
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
