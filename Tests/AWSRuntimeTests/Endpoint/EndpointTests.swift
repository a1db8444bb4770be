import AWSRuntime
import Testing

@Suite("Endpoint")
struct EndpointTests {
  @Test(
    "A region's endpoint is in the domain of its partition",
    arguments: [
      ("eu-central-1", "echo.eu-central-1.amazonaws.com"),
      ("us-gov-west-1", "echo.us-gov-west-1.amazonaws.com"),
      ("cn-north-1", "echo.cn-north-1.amazonaws.com.cn"),
      ("us-iso-east-1", "echo.us-iso-east-1.c2s.ic.gov"),
      ("us-isob-east-1", "echo.us-isob-east-1.sc2s.sgov.gov"),
      ("eu-future-7", "echo.eu-future-7.amazonaws.com"),
      ("cn-future-7", "echo.cn-future-7.amazonaws.com.cn"),
      ("nowhere", "echo.nowhere.amazonaws.com"),
    ])
  func findsDomain(region: String, authority: String) throws {
    let endpoint = try RegionalEndpoint().endpoint(for: Echo.service, region: region)
    #expect(endpoint == Endpoint(authority: authority))
  }

  @Test("FIPS and dual-stack endpoints have names of their own")
  func findsVariants() throws {
    var options = EndpointOptions()
    options.usesFIPS = true
    #expect(try host("eu-west-1", options) == "echo-fips.eu-west-1.amazonaws.com")
    options.usesDualStack = true
    #expect(try host("eu-west-1", options) == "echo-fips.eu-west-1.api.aws")
    options.usesFIPS = false
    #expect(
      try host("cn-north-1", options) == "echo.cn-north-1.api.amazonwebservices.com.cn")
    options = EndpointOptions()
    options.url = "http://127.0.0.1:1"
    #expect(try host("eu-west-1", options) == "127.0.0.1:1")
  }

  @Test(
    "A URL together with FIPS or dual stack is refused by an error that names both settings",
    arguments: [true, false], [true, false])
  func refusesContradiction(isFIPS: Bool, hasRules: Bool) {
    var options = EndpointOptions()
    options.url = "http://127.0.0.1:1"
    if isFIPS { options.usesFIPS = true } else { options.usesDualStack = true }
    // Rules that would give the URL, whatever else is set.
    let rules = EndpointRuleSet(
      parameters: ["Endpoint": EndpointParameter(.string, builtIn: "SDK::Endpoint")], rules: [])
    let resolver: any EndpointResolver =
      hasRules ? RuleSetEndpoint(rules, options: options) : RegionalEndpoint(options: options)
    let error = #expect(throws: EndpointError.self) {
      try resolver.endpoint(for: Echo.service, region: "eu-west-1")
    }
    let setting = isFIPS ? "use_fips_endpoint" : "use_dualstack_endpoint"
    for text in [setting, "AWS_" + setting.uppercased(), "endpoint_url", "AWS_ENDPOINT_URL"] {
      #expect(error?.message.contains(text) == true)
    }
  }

  private func host(_ region: String, _ options: EndpointOptions) throws -> String {
    try RegionalEndpoint(options: options).endpoint(for: Echo.service, region: region).authority
  }

  @Test(
    "An endpoint's URL gives scheme, authority and path",
    arguments: [
      ("http://127.0.0.1:8080", Endpoint(scheme: "http", authority: "127.0.0.1:8080")),
      ("HTTPS://example.com/", Endpoint(authority: "example.com")),
      ("https://example.com/a/b/", Endpoint(authority: "example.com", basePath: "/a/b")),
      ("http://[::1]:80", Endpoint(scheme: "http", authority: "[::1]:80")),
      ("http://my_service:8080", Endpoint(scheme: "http", authority: "my_service:8080")),
      ("http://[::1]", Endpoint(scheme: "http", authority: "[::1]")),
    ])
  func parses(url: String, expected: Endpoint) throws {
    #expect(try Endpoint(url: url) == expected)
  }

  @Test(
    "What is not the URL of an endpoint is refused",
    arguments: [
      "", "nonsense", "example.com", "ftp://example.com", "http://", "http:///path",
      "http://[]", "http://h:+80", "http://h/%zz", "http://h/%4",
      "http://user@example.com", "http://example.com?x", "http://example.com#x",
      "http://example.com:", "http://example.com:0", "http://example.com:99999",
      "http://exa mple.com", "http://example.com/\r\nX: y", "http://exämple.com", "http://a..b",
      "http://[zz]", "file:///etc/passwd",
    ])
  func refuses(url: String) {
    #expect(throws: EndpointError.self) { try Endpoint(url: url) }
  }

  @Test(
    "The error names the URL, but for what may be a secret in it",
    arguments: [
      ("nonsense", "\"nonsense\""), ("http://user:pa55word@h", "\"http://...@h\""),
      ("http://h?token=pa55word", "\"http://h\""), ("http://h#pa55word", "\"http://h\""),
      ("pa55word@h", "\"...@h\""), ("http://user:pa55word@\u{301}h", "\"http://...@\u{301}h\""),
      ("http://h#\u{301}pa55word", "\"http://h\""), ("http://h?\u{20E3}pa55word", "\"http://h\""),
    ])
  func namesURL(url: String, shown: String) {
    let error = #expect(throws: EndpointError.self) { try Endpoint(url: url) }
    #expect(error?.message.contains(shown) == true)
    #expect(error?.message.contains("pa55word") == false)
  }
}
