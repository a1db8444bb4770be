import HTTPTypes
import SsmSapLocal
import Testing

@testable import ssm_sap_local

@Suite("Files of the page")
struct PageFileTests {
  @Test(
    "Each file of the page is embedded and has its content type",
    arguments: [
      ("/_local/", "text/html; charset=utf-8", "<!doctype html>"),
      ("/_local/page.css", "text/css; charset=utf-8", ":root {"),
      ("/_local/page.js", "text/javascript; charset=utf-8", "EventSource"),
      ("/_local/icon.svg", "image/svg+xml", "<svg"),
    ])
  func files(path: String, contentType: String, content: String) throws {
    let response = try #require(PageFile.response(to: request(.get, path)))
    #expect(response.head.status == .ok)
    #expect(response.head.headerFields[.contentType] == contentType)
    #expect(response.head.headerFields[.xContentTypeOptions] == "nosniff")
    #expect(String(decoding: response.body, as: UTF8.self).contains(content))
  }

  @Test("The page runs its own script only, sends to its own origin only, and cannot be framed")
  func policy() throws {
    let response = try #require(PageFile.response(to: request(.get, "/_local/")))
    let policy = try #require(response.head.headerFields[.contentSecurityPolicy])
    for directive in [
      "default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ] {
      #expect(policy.split(separator: "; ").contains(Substring(directive)))
    }
    #expect(!policy.contains("unsafe"))
    let fields = response.head.headerFields
    #expect(!fields.contains { $0.name.canonicalName.hasPrefix("access-control-") })
  }

  @Test("The response to HEAD has the fields and the length of that to GET")
  func head() throws {
    let get = try #require(PageFile.response(to: request(.get, "/_local/page.js")))
    let head = try #require(PageFile.response(to: request(.head, "/_local/page.js")))
    #expect(head.head == get.head)
    #expect(head.body.count == get.body.count)
  }

  @Test("The path without the last slash leads to the page")
  func redirect() throws {
    let response = try #require(PageFile.response(to: request(.get, "/_local")))
    #expect(response.head.status == .permanentRedirect)
    #expect(response.head.headerFields[.location] == "/_local/")
  }

  @Test(
    "Other paths and methods are not the page's",
    arguments: [
      (HTTPRequest.Method.get, "/_local/state"), (.get, "/_local/../Package.swift"),
      (.get, "/_local/index.html/"), (.get, "/get-operation"), (.get, "/"), (.post, "/_local/"),
    ])
  func others(method: HTTPRequest.Method, path: String) {
    #expect(PageFile.response(to: request(method, path)) == nil)
  }

  private func request(_ method: HTTPRequest.Method, _ path: String) -> HTTPRequest {
    HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1", path: path)
  }
}
