import AWSJSON
import AWSShapes
import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import SsmSap

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Requests, responses and errors of SSM for SAP, through the client with a transport in process.
enum SsmSapSuite: Suite {
  static let name = "ssm-sap"

  private static let files = ["requests.json", "responses.json", "errors.json", "pagination.json"]

  static func cases(at path: String) throws -> [ConformanceCase] {
    try VectorFile.expand(path, holding: files).flatMap { file in
      switch VectorFile.name(of: file) {
      case "requests.json": return try requests(in: file)
      case "responses.json": return try responses(in: file)
      case "errors.json": return try failures(in: file)
      case "pagination.json": return try pagination(in: file)
      default: throw VectorFileError(unknown: file, expected: files)
      }
    }
  }

  // MARK: Requests

  private static func requests(in file: String) throws -> [ConformanceCase] {
    let vectors = try VectorFile.read(
      SsmSapVectors.File<SsmSapVectors.Request>.self, from: file)
    return vectors.cases.map { vector in
      ConformanceCase(name: "request \(vector.id)") {
        try await run(vector, keys: vectors.credentials)
      }
    }
  }

  private static func run(
    _ vector: SsmSapVectors.Request, keys: SsmSapVectors.Keys
  ) async throws -> Outcome {
    let credentials = Credentials(
      accessKeyID: keys.accessKeyId, secretAccessKey: keys.secretAccessKey,
      sessionToken: vector.sessionToken)
    let date = try parse(vector.time)
    let operation = try AnyOperation(named: vector.operation)
    let transport = StubTransport([.status(200, body: "{}")])
    var configuration = ClientConfiguration(transport: transport, environment: [:])
    configuration.region = StaticRegion(vector.region)
    configuration.credentials = StaticCredentials(credentials)
    configuration.clock = VirtualClock(startingAt: date)
    _ = try await operation.call(try vector.input.bytes(), with: SsmSapClient(configuration))
    guard let sent = transport.sent.first else {
      return .failed([Difference("requests", expected: "1", actual: "0")])
    }
    // The vector's body has other white space than ours: its signature is of its own text.
    let context = SigningContext(
      credentials: credentials, date: date, region: vector.region, service: "ssm-sap")
    var resigned = sent.request
    resigned.headerFields[.authorization] = nil
    for name in vector.expected.alsoSent.compactMap({ HTTPField.Name($0) }) {
      resigned.headerFields[name] = nil
    }
    try SigV4Signer().sign(
      &resigned, payload: .bytes(Array(vector.expected.body.utf8)), with: context)
    let signature = verification(of: sent, at: date, credentials)
    return Outcome(try differences(vector.expected, sent, resigned) + [signature].compactMap { $0 })
  }

  /// What a verifier says of the request as it was sent, if it does not accept it.
  private static func verification(
    of sent: SentRequest, at date: Date, _ credentials: Credentials
  ) -> Difference? {
    do {
      let request = try SigningRequest(sent.request, payload: .bytes(sent.body))
      _ = try SigV4Verifier(service: "ssm-sap").verify(request, now: date) { _ in credentials }
      return nil
    } catch {
      return Difference("signature as sent", expected: "accepted", actual: "\(error)")
    }
  }

  private static func differences(
    _ expected: SsmSapVectors.ExpectedRequest, _ sent: SentRequest,
    _ resigned: HTTPRequest
  ) throws -> [Difference] {
    let request = sent.request
    let target = expected.query.isEmpty ? expected.path : "\(expected.path)?\(expected.query)"
    var differences: [Difference?] = [
      Difference("method", expected: expected.method, actual: request.method.rawValue),
      Difference("scheme", expected: "https", actual: request.scheme ?? "none"),
      Difference("host", expected: expected.host, actual: request.authority ?? "none"),
      Difference("target", expected: target, actual: request.path ?? "none"),
      Difference(
        "body", expected: try document(Array(expected.body.utf8)), actual: try document(sent.body)),
      Difference(
        "authorization", expected: expected.headers["Authorization"],
        actual: resigned.headerFields[.authorization]),
    ]
    // The signature is compared above, and the length follows the body.
    for (name, value) in expected.headers where !["Authorization", "Content-Length"].contains(name)
    {
      let actual = HTTPField.Name(name).flatMap { request.headerFields[$0] }
      differences.append(Difference(name, expected: value, actual: actual ?? "none"))
    }
    return differences.compactMap { $0 }
  }

  /// The JSON of a body; null where there is no body at all.
  private static func document(_ body: [UInt8]) throws -> JSONValue {
    body.isEmpty ? .null : try JSONValue.parse(body)
  }

  private static func parse(_ time: String) throws -> Date {
    let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
    return try style.parse(time)
  }

  // MARK: Responses

  private static func responses(in file: String) throws -> [ConformanceCase] {
    try VectorFile.read(SsmSapVectors.File<SsmSapVectors.Response>.self, from: file).cases.map {
      vector in
      ConformanceCase(name: "response \(vector.id)") {
        let client = client(
          over: StubTransport(
            [.status(vector.status, vector.headers, body: vector.body)], repeatsLast: true))
        let operation = try AnyOperation(named: vector.operation)
        let output = try await operation.call(anyInput, with: client)
        return Outcome(
          [
            Difference(
              "output", expected: vector.expected.roundedToMilliseconds,
              actual: try JSONValue.parse(output).roundedToMilliseconds)
          ].compactMap { $0 })
      }
    }
  }

  // MARK: Errors

  private static func failures(in file: String) throws -> [ConformanceCase] {
    try VectorFile.read(SsmSapVectors.File<SsmSapVectors.Failure>.self, from: file).cases.map {
      vector in
      ConformanceCase(name: "error \(vector.id)") {
        let client = client(
          over: StubTransport(
            [.status(vector.status, vector.headers, body: vector.body)], repeatsLast: true))
        let operation = try AnyOperation(named: vector.operation)
        do {
          _ = try await operation.call(anyInput, with: client)
          return .failed([Difference("error", expected: vector.expected.code, actual: "none")])
        } catch let error as CallError {
          return Outcome(differences(vector.expected, error, operation))
        }
      }
    }
  }

  private static func differences(
    _ expected: SsmSapVectors.ExpectedFailure, _ error: CallError, _ operation: AnyOperation
  ) -> [Difference] {
    let isModeled = operation.errors.contains(expected.type)
    return [
      Difference("code", expected: expected.code, actual: error.code),
      Difference("message", expected: expected.message, actual: error.message),
      Difference("status", expected: expected.status, actual: error.httpStatus),
      Difference("request id", expected: expected.requestId, actual: error.requestID),
      Difference(
        "type", expected: isModeled ? expected.type : nil,
        actual: error.modeled.map { type(of: $0).code }),
    ].compactMap { $0 }
  }

  // MARK: Pagination

  private static func pagination(in file: String) throws -> [ConformanceCase] {
    try VectorFile.read(SsmSapVectors.File<SsmSapVectors.Pagination>.self, from: file).cases.map {
      vector in
      ConformanceCase(name: "pagination \(vector.id)") {
        let transport = StubTransport(
          vector.pages.map { .status(200, body: $0) }, repeatsLast: true)
        let items = try await AnyOperation(named: vector.operation)
          .items(try vector.input.bytes(), with: client(over: transport))
        return Outcome(
          [
            Difference(
              "requests",
              expected: try vector.expected.requestBodies.map { try document(Array($0.utf8)) },
              actual: try transport.sent.map { try document($0.body) }),
            Difference(
              "items", expected: vector.expected.items.map(\.roundedToMilliseconds),
              actual: try items.map { try JSONValue.parse($0).roundedToMilliseconds }),
          ].compactMap { $0 })
      }
    }
  }

  // MARK: Client

  /// Has what the path of some operations needs; the others do not know the member.
  private static let anyInput = Array(#"{"resourceArn":"arn:aws:ssm-sap:eu-central-1:1:a/b"}"#.utf8)

  private static func client(over transport: StubTransport) -> SsmSapClient {
    var configuration = ClientConfiguration(transport: transport, environment: [:])
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret"))
    configuration.retry = NoRetry()
    // What is asked does not matter: the answer is made up.
    configuration.validatesInput = false
    return SsmSapClient(configuration)
  }
}
