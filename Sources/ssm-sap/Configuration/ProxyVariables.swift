/// The environment variables of proxies, as the default transport reads them.
struct ProxyVariables {
  let variables: [String: String]

  /// The explained proxies and exceptions.
  var settings: [ExplainedSetting] {
    [
      setting("https proxy", ["https_proxy", "HTTPS_PROXY"] + all),
      setting("http proxy", http + all),
      setting("no proxy for", ["no_proxy", "NO_PROXY"]),
    ]
  }

  private let all = ["all_proxy", "ALL_PROXY"]

  init(_ variables: [String: String]) {
    self.variables = variables
  }

  /// In a CGI program, HTTP_PROXY is a header field of somebody's request.
  private var http: [String] {
    variables["REQUEST_METHOD"] == nil ? ["http_proxy", "HTTP_PROXY"] : ["http_proxy"]
  }

  private func setting(_ name: String, _ names: [String]) -> ExplainedSetting {
    for variable in names {
      guard let value = variables[variable] else { continue }
      return ExplainedSetting(
        name, value.isEmpty ? nil : MaskedURL.text(value), "environment variable \(variable)")
    }
    return ExplainedSetting(name, nil, ExplainedSetting.defaultOrigin)
  }
}
