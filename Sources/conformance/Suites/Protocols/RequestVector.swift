import AWSRuntime
import AWSShapes
import AWSTestKit

/// An input and the request that has to become of it.
struct RequestVector: Sendable {
  var scope = DynamicScope()
  var input: [String: DynamicValue] = [:]
  var endpoint: String?
  var method = "POST"
  var path = "/"
  var query: [String] = []
  var host: String?
  var headers: [String: String] = [:]
  var requiredHeaders: [String] = []
  var forbiddenHeaders: [String] = []
  var body: ExpectedBody?

  /// What a body has to be.
  enum ExpectedBody: Sendable {
    case json(String)
    case text(String)
  }

  func run(_ wireProtocol: any WireProtocol) throws -> Outcome {
    let request = try DynamicScope.$current.withValue(scope) {
      let input = DynamicInput(scope.model.populated(input, of: scope.input))
      return try wireProtocol.request(for: DynamicOperation.self, input: input)
    }
    let prepared = try RequestPreparation(compressors: [StoredGzip()]).prepare(request)
    return Outcome(try differences(to: prepared))
  }

  private func differences(to request: WireRequest) throws -> [Difference] {
    let target = request.target.split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let actualQuery = target.count > 1 ? target[1].split(separator: "&").map(String.init) : []
    var differences: [Difference?] = [
      Difference("method", expected: method, actual: request.method),
      Difference("query", expected: query.sorted(), actual: actualQuery.sorted()),
    ]
    differences += try placeDifferences(request, String(target[0]))
    differences += headerDifferences(request)
    differences.append(try bodyDifference(request))
    return differences.compactMap { $0 }
  }

  /// Host and path, behind the endpoint's.
  private func placeDifferences(
    _ request: WireRequest, _ target: String
  ) throws -> [Difference?] {
    guard let endpoint else { return [Difference("path", expected: path, actual: target)] }
    let base = try FixedEndpoint(url: endpoint).endpoint(for: scope.service, region: "eu-west-1")
    let authority = request.hostPrefix + base.authority
    let expectedHost = host.map { String($0.prefix { $0 != "/" }) }
    return [
      Difference("path", expected: path, actual: base.basePath + target),
      expectedHost.flatMap { Difference("host", expected: $0, actual: authority) },
    ]
  }

  private func headerDifferences(_ request: WireRequest) -> [Difference?] {
    var actual = Dictionary(
      request.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { "\($0), \($1)" }
    )
    // The transport states the length of every body that there is.
    actual["content-length"] = request.body?.length.map(String.init)
    return headers.map { name, value in
      Difference(name, expected: value, actual: actual[name.lowercased()] ?? "none")
    }
      + requiredHeaders.map { name in
        actual[name.lowercased()] == nil
          ? Difference(name, expected: "some value", actual: "none") : nil
      }
      + forbiddenHeaders.map { name in
        actual[name.lowercased()].map { Difference(name, expected: "none", actual: $0) }
      }
  }

  private func bodyDifference(_ request: WireRequest) throws -> Difference? {
    let bytes = request.body?.bytes ?? []
    switch body {
    case .json(let text):
      return Difference(
        "body", expected: try JSONValue.parse(Array(text.utf8)), actual: try JSONValue.parse(bytes))
    case .text(let text):
      return Difference("body", expected: text, actual: String(decoding: bytes, as: UTF8.self))
    case nil: return nil
    }
  }
}
