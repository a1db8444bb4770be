import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import SsmSap

/// The codes of features in the user agent, and the header that shows a recursion.
enum UserAgentSuite: Suite {
  static let name = "user-agent"

  private static let files = ["feature-ids.json", "recursion-detection.json"]

  private struct RecursionFile: Decodable {
    let tests: [Recursion]
  }

  private struct Recursion: Decodable, Sendable {
    let env: [String: String]
    let requestHeadersBefore: [String]
    let requestHeadersAfter: [String]
  }

  static func cases(at path: String) throws -> [ConformanceCase] {
    try VectorFile.expand(path, holding: files).flatMap { file in
      switch VectorFile.name(of: file) {
      case "feature-ids.json":
        return try VectorFile.read([String: String].self, from: file)
          .sorted { $0.key < $1.key }.map(feature)
      case "recursion-detection.json":
        return try VectorFile.read(RecursionFile.self, from: file).tests.enumerated().map {
          recursion($0, $1)
        }
      default: throw VectorFileError(unknown: file, expected: files)
      }
    }
  }

  // MARK: Features

  private static func feature(_ name: String, _ code: String) -> ConformanceCase {
    ConformanceCase(name: name) {
      guard let feature = Feature.allCases.first(where: { "\($0)" == camelCase(name) }) else {
        return .failed([Difference("feature", expected: camelCase(name), actual: "none")])
      }
      let sent = UserAgent("test").text(with: [feature])
      return Outcome(
        [Difference("header", expected: "test m/\(code)", actual: sent)].compactMap { $0 })
    }
  }

  private static func camelCase(_ name: String) -> String {
    let words = name.lowercased().split(separator: "_")
    return words.prefix(1).joined()
      + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  // MARK: Recursion

  private static func recursion(_ index: Int, _ vector: Recursion) -> ConformanceCase {
    ConformanceCase(name: "recursion \(index)") {
      let transport = StubTransport([.status(200, body: "{}")])
      var configuration = ClientConfiguration(transport: transport, environment: [:])
      configuration.region = StaticRegion("eu-central-1")
      configuration.credentials = StaticCredentials(
        Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret"))
      configuration.interceptors = [
        AddHeaders(lines: vector.requestHeadersBefore),
        RecursionDetection(environment: { vector.env }),
      ]
      _ = try await SsmSapClient(configuration).getOperation(
        operationId: "01234567-89ab-cdef-0123-456789abcdef")
      let sent = transport.sent.first?.request.headerFields
        .filter { $0.name.canonicalName == "x-amzn-trace-id" }
        .map { "X-Amzn-Trace-Id: \($0.value)" }
      return Outcome(
        [Difference("headers", expected: vector.requestHeadersAfter, actual: sent)]
          .compactMap { $0 })
    }
  }

  /// Adds header fields as a program might.
  private struct AddHeaders: Interceptor {
    let lines: [String]

    func modifyBeforeRetryLoop(_ request: inout HTTPRequest, context: CallContext) {
      for line in lines {
        let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let name = HTTPField.Name(parts[0]) else { continue }
        request.headerFields[name] = parts[1]
      }
    }
  }
}
