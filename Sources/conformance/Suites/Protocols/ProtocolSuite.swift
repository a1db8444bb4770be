import AWSJSON
import AWSShapes
import DynamicShapes

/// Requests, responses and errors of a wire protocol, through the real codec and bindings with
/// shapes that are read from the vectors.
protocol ProtocolSuite: Suite {
  /// The protocol.
  static var wireProtocol: any WireProtocol { get }

  /// The files of a folder of vectors.
  static var files: [String] { get }

  /// The services that the Smithy vectors speak of without naming them, by namespace.
  static var services: [String: ServiceShape] { get }
}

extension ProtocolSuite {
  static func cases(at path: String) throws -> [ConformanceCase] {
    try VectorFile.expand(path, holding: files).flatMap { file in
      VectorFile.name(of: file) == "smithy-extra.json"
        ? try SmithyVectors.cases(in: file, services, wireProtocol)
        : try BotocoreVectors.cases(in: file, wireProtocol)
    }
  }
}

/// The token that the vectors expect where an input has none.
private let token: @Sendable () -> String = { "00000000-0000-4000-8000-000000000000" }

/// restJson1.
enum RestJSONSuite: ProtocolSuite {
  static let name = "rest-json"
  static let files = ["input.json", "output.json", "smithy-extra.json"]
  static let wireProtocol: any WireProtocol = RestJSON1(idempotencyToken: token)
  static let services = [
    "aws.protocoltests.restjson": ServiceShape(named: "RestJson"),
    "com.amazonaws.apigateway": ServiceShape(
      named: "BackplaneControlService", headers: [WireHeader("Accept", "application/json")]),
    "com.amazonaws.glacier": ServiceShape(
      named: "Glacier", headers: [WireHeader("X-Amz-Glacier-Version", "2012-06-01")]),
  ]
}

/// awsJson1_0.
enum AWSJSON10Suite: ProtocolSuite {
  static let name = "aws-json-1.0"
  static let files = [
    "input.json", "output.json", "input-query-compatible.json", "output-query-compatible.json",
    "smithy-extra.json",
  ]
  static let wireProtocol: any WireProtocol = AWSJSON1(.v10, idempotencyToken: token)
  static let services = ["aws.protocoltests.json10": ServiceShape(named: "JsonRpc10")]
}

/// awsJson1_1.
enum AWSJSON11Suite: ProtocolSuite {
  static let name = "aws-json-1.1"
  static let files = ["input.json", "output.json", "smithy-extra.json"]
  static let wireProtocol: any WireProtocol = AWSJSON1(.v11, idempotencyToken: token)
  static let services = ["aws.protocoltests.json": ServiceShape(named: "JsonProtocol")]
}

extension ServiceShape {
  /// A service of which only the name matters.
  init(named name: String, isQueryCompatible: Bool = false, headers: [WireHeader] = []) {
    self.init(
      name: name, sdkID: name, version: "", signingName: name, endpointPrefix: name,
      isQueryCompatible: isQueryCompatible, headers: headers)
  }
}
