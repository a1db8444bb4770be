import Testing

@testable import CurlTransport

@Suite("A proxy's URL")
struct ProxyURLTests {
  @Test(
    "is parsed as the AWS CLI does, and given to libcurl with its user information encoded",
    arguments: [
      ("http://host:3128", "http://host:3128", "http://host:3128"),
      ("HTTP://host:3128/", "http://host:3128", "http://host:3128"),
      ("  http://host:3128/path?query#fragment \n", "http://host:3128", "http://host:3128"),
      ("host", "http://host:80", "http://host:80"),
      ("//host:8080", "http://host:8080", "http://host:8080"),
      ("http://host:", "http://host:80", "http://host:80"),
      ("https://host", "https://host:443", "https://host:443"),
      ("socks5h://host", "socks5h://host:1080", "socks5h://host:1080"),
      ("http://[::1]:0080", "http://[::1]:80", "http://[::1]:80"),
      ("http://user@host:1", "http://user@host:1", "http://host:1"),
      ("http://user:@host:1", "http://user:@host:1", "http://host:1"),
      ("http://:word@host:1", "http://:word@host:1", "http://host:1"),
      ("http://@host:1", "http://host:1", "http://host:1"),
      ("user:word@host:1", "http://user:word@host:1", "http://host:1"),
      ("http://us er:p@ss:w@host:1", "http://us%20er:p%40ss%3Aw@host:1", "http://host:1"),
      ("http://u%40x:a%2Fb%zz%@host:1", "http://u%40x:a%2Fb%25zz%25@host:1", "http://host:1"),
      ("http://u:caf\u{e9}+~_.-@host:1", "http://u:caf%C3%A9%2B~_.-@host:1", "http://host:1"),
    ])
  func parsed(text: String, url: String, name: String) throws {
    let proxy = try ProxyURL(text, source: nil)
    #expect(proxy.url == url)
    #expect(proxy.name == name)
    #expect(!proxy.description.contains("user"))
  }

  @Test(
    "that is malformed is an error that names its variable, and nothing of its text",
    arguments: [
      ("hidden://host:1", "unknown scheme"), ("ftp://user:hidden@host", "unknown scheme"),
      ("http://user:hidden/x@host:1", "%2F"), ("http://user:hidden?x@host:1", "%2F"),
      ("http://user:hidden#x@host:1", "%2F"), ("http://host:1/hidden@", "%2F"),
      ("http://user:hidden", "port"), ("http://host:0", "port"), ("http://host:65536", "port"),
      ("http://host:1:hidden", "port"), ("http://host:+1", "port"),
      ("http://", "no host"), ("http://user:hidden@", "no host"), ("http://:1", "no host"),
      ("http://[hidden", "\"]\""), ("http://[]:1", "illegal"), ("http://[::1]hidden", "after its"),
      ("http://hid den:1", "illegal"), ("http://h\u{f6}st:1", "illegal"),
      ("http://user:hidden%0a@host:1", "control character"),
      ("http://user:hidden\n@host:1", "control character"),
    ])
  func malformed(text: String, problem: String) {
    let error = #expect(throws: ProxyURL.Malformed.self) {
      try ProxyURL(text, source: "HTTPS_PROXY")
    }
    #expect(error?.message.hasPrefix("the proxy in HTTPS_PROXY has ") == true)
    #expect(error?.message.contains(problem) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("hidden") == false)
  }
}
