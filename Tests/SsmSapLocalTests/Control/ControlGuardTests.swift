import HTTPTypes
import SsmSapLocal
import Testing

@Suite("The guard of the control API against pages of other sites")
struct ControlGuardTests {
  private let control = ControlRequest(
    LocalService(clock: .still), allowedHosts: ["sap.example.com", "192.0.2.7"])

  private func status(
    _ method: HTTPRequest.Method = .get, _ path: String = "state", _ body: String = "",
    authority: String = "127.0.0.1:8080", fields: [String: String] = [:]
  ) async -> Int? {
    await control.send(method, path, body, authority: authority, fields: fields)?.head.status.code
  }

  @Test(
    "Loopback names and the names served on purpose are accepted, with any port",
    arguments: [
      "127.0.0.1", "127.0.0.1:1", "localhost:8080", "LOCALHOST", "[::1]", "[::1]:8080",
      "sap.example.com:80", "192.0.2.7",
    ])
  func acceptsHosts(authority: String) async {
    #expect(await status(authority: authority) == 200)
    #expect(await status(authority: "", fields: ["Host": authority]) == 200)
  }

  @Test(
    "Any other name is refused: it can be an attacker's that resolves to this machine",
    arguments: [
      "", "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
      "evil.example#127.0.0.1", "evil@127.0.0.1", "[::1", "[::2]:8080", "0.0.0.0:8080", ":8080",
    ])
  func refusesHosts(authority: String) async {
    #expect(await status(authority: authority) == 403)
    #expect(await status(.post, "reset", authority: authority) == 403)
  }

  @Test("A refusal names the hosts that are accepted")
  func namesHosts() async throws {
    let response = try #require(await control.send(.get, "state", authority: "evil.example"))
    let text = String(decoding: response.body, as: UTF8.self)
    #expect(text.contains("use 127.0.0.1 or 192.0.2.7 or [::1] or localhost or sap.example.com"))
  }

  @Test("The Host field counts, not the authority of the target")
  func prefersHost() async {
    #expect(await status(authority: "127.0.0.1", fields: ["Host": "evil.example"]) == 403)
  }

  @Test(
    "A page of another origin is refused",
    arguments: [
      "http://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:8081",
      "http://localhost:8080", "file://", "",
    ])
  func refusesOrigins(origin: String) async {
    #expect(await status(fields: ["Origin": origin]) == 403)
    #expect(await status(.delete, "faults", fields: ["Origin": origin]) == 403)
  }

  @Test("The service's own page is accepted")
  func acceptsOwnOrigin() async {
    let fields = ["Origin": "http://127.0.0.1:8080", "Sec-Fetch-Site": "same-origin"]
    #expect(await status(.post, "reset", fields: fields) == 200)
    #expect(await status(fields: ["Sec-Fetch-Site": "none"]) == 200)
  }

  @Test("A request of another site is refused", arguments: ["cross-site", "same-site", "", "x"])
  func refusesSites(site: String) async {
    #expect(await status(fields: ["Sec-Fetch-Site": site]) == 403)
  }

  @Test(
    "A form's POST is refused",
    arguments: ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"])
  func refusesForms(type: String) async {
    #expect(await status(.post, "reset", fields: ["Content-Type": type]) == 415)
  }

  @Test("JSON with a parameter is accepted")
  func acceptsCharset() async {
    let fields = ["Content-Type": "Application/JSON; charset=utf-8"]
    #expect(await status(.post, "reset", fields: fields) == 200)
  }

  @Test("No response allows another origin to read it")
  func allowsNoOrigin() async throws {
    for fields in [[:], ["Origin": "http://evil.example"]] {
      let response = try #require(await control.send(.get, "state", fields: fields))
      let names = response.head.headerFields.map { $0.name.canonicalName }
      #expect(!names.contains { $0.hasPrefix("access-control-") })
    }
  }

  @Test("What the executable serves itself can be checked as well")
  func checksOthers() {
    var request = HTTPRequest(
      method: .get, scheme: "http", authority: "evil.example", path: "/_local/")
    #expect(control.api.refusal(of: request)?.head.status.code == 403)
    request.authority = "localhost:1"
    #expect(control.api.refusal(of: request) == nil)
  }
}
