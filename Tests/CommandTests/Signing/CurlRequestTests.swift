import ArgumentParser
import Testing

@testable import ssm_sap

@Suite("Requests given as to curl")
struct CurlRequestTests {
  private func request(_ arguments: [String]) async throws -> CurlRequest {
    try await CurlRequest(try CurlRequestOptions.parse(arguments)) { path throws(ValidationError) in
      guard path == "file" else { throw ValidationError("no file \(path)") }
      return Array("a\r\nb\u{0}".utf8)
    }
  }

  private static let url = "https://example.com/"

  @Test(
    "The method follows from the options",
    arguments: [
      ([url], "GET"), (["-d", "x", url], "POST"), (["--json", "{}", url], "POST"),
      (["-I", url], "HEAD"), (["-X", "PATCH", "-d", "x", url], "PATCH"),
      (["-G", "-d", "x", url], "GET"),
    ])
  func methods(arguments: [String], method: String) async throws {
    #expect(try await request(arguments).method == method)
  }

  @Test(
    "The body follows from the options",
    arguments: [
      (["-d", "a", "-d", "b", url], "a&b"), (["-d", "@file", url], "ab"),
      (["--data-binary", "@file", url], "a\r\nb\u{0}"), (["--data-raw", "@file", url], "@file"),
      (["--json", "{", "--json", "}", url], "{}"), (["-d", "", url], ""),
    ])
  func bodies(arguments: [String], body: String) async throws {
    #expect(try await request(arguments).body == Array(body.utf8))
  }

  @Test(
    "Header fields replace and remove curl's own",
    arguments: [
      (["-d", "x", url], ["Content-Type: application/x-www-form-urlencoded"]),
      (["--json", "x", url], ["Content-Type: application/json", "Accept: application/json"]),
      (
        ["--json", "x", "-H", "content-type: a/b", url],
        ["content-type: a/b", "Accept: application/json"]
      ),
      (["-d", "x", "-H", "Content-Type:", url], []), (["-H", "X;", url], ["X: "]),
      (["-H", "A:  b: c ", "-H", "A: d", url], ["A: b: c", "A: d"]),
    ])
  func headers(arguments: [String], fields: [String]) async throws {
    #expect(try await request(arguments).headers.map { "\($0.name): \($0.value)" } == fields)
  }

  @Test(
    "With --get the body becomes the query",
    arguments: [
      (["-G", "-d", "a=1", "-d", "b=2", url], "/?a=1&b=2"),
      (["-G", "-d", "b=2", "\(url)x?a=1"], "/x?a=1&b=2"), (["-G", url], "/"),
    ])
  func query(arguments: [String], target: String) async throws {
    #expect(try await request(arguments).url.target == target)
  }

  @Test(
    "Contradictions are usage errors",
    arguments: [
      ["-d", "a", "--json", "b", url], ["-I", "-d", "a", url], ["-H", "nonsense", url],
      ["-d", "@missing", url],
    ])
  func contradictions(arguments: [String]) async {
    await #expect(throws: ValidationError.self) { try await request(arguments) }
  }

  @Test(
    "A URL is taken apart byte for byte",
    arguments: [
      ("https://h", "https", "h", "/"),
      ("HTTP://H:8080/a/../b?c=%2F#d", "http", "H:8080", "/a/../b?c=%2F"),
      ("https://h:443/", "https", "h", "/"), ("http://h:80?x", "http", "h", "/?x"),
      ("https://[::1]:9000/", "https", "[::1]:9000", "/"),
    ])
  func urls(text: String, scheme: String, authority: String, target: String) throws {
    let url = try CurlURL(text)
    #expect(url.scheme == scheme)
    #expect(url.authority == authority)
    #expect(url.target == target)
  }

  @Test(
    "A URL that cannot be sent is refused without its secrets",
    arguments: [
      "h", "ftp://h", "https://", "https://a:secret-word@h/", "https://h/ä", "https://h/a b", "",
    ])
  func badURLs(text: String) {
    let error = #expect(throws: ValidationError.self) { try CurlURL(text) }
    #expect(error?.message.contains("secret-word") == false)
  }

  @Test(
    "An AWS host names service and region",
    arguments: [
      ("ssm-sap.eu-central-1.amazonaws.com", "ssm-sap", "eu-central-1"),
      ("ssm-sap-fips.us-east-1.amazonaws.com", "ssm-sap", "us-east-1"),
      ("ssm-sap.us-east-1.api.aws", "ssm-sap", "us-east-1"),
      ("sts.cn-north-1.amazonaws.com.cn", "sts", "cn-north-1"),
    ])
  func scopes(host: String, service: String, region: String) throws {
    let scope = try #require(try CurlURL("https://\(host)/").scope)
    #expect(scope.service == service)
    #expect(scope.region == region)
  }

  @Test(
    "Other hosts name none", arguments: ["example.com", "sts.amazonaws.com", "a.b.example.com"])
  func noScope(host: String) throws {
    #expect(try CurlURL("https://\(host)/").scope == nil)
  }

  @Test("A body that a line cannot show is printed by the shell")
  func shellBodies() {
    #expect(ShellBody.text(Array("{\"a\":\"it's ä\"}".utf8)) == "{\"a\":\"it's ä\"}")
    for body in [Array("@a".utf8), [0], [0xFF], Array("a\nb".utf8)] {
      #expect(ShellBody.text(body) == nil)
    }
    #expect(ShellBody.printing(Array("@\\'%\n".utf8)) == "printf %b '@\\0134\\0047%\\0012'")
  }
}
