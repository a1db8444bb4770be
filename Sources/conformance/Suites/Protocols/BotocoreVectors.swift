import AWSShapes
import DynamicShapes

/// Vectors in the form of botocore's protocol tests.
struct BotocoreVectors: Decodable {
  struct Metadata: Decodable {
    var targetPrefix: String?
    var awsQueryCompatible: [String: String]?
  }

  struct Named: Decodable {
    var shape: String
  }

  struct Operation: Decodable {
    struct HTTP: Decodable {
      var method: String
      var requestUri: String
    }
    struct Endpoint: Decodable {
      var hostPrefix: String
    }
    struct Compression: Decodable {
      var encodings: [String]
    }

    var name: String
    var http: HTTP
    var input: Named?
    var output: Named?
    var errors: [Named]?
    var endpoint: Endpoint?
    var requestcompression: Compression?
  }

  struct Request: Decodable {
    var method: String?
    var uri: String
    var host: String?
    var headers: [String: String]?
    var requireHeaders: [String]?
    var forbidHeaders: [String]?
    var body: String?
  }

  struct Response: Decodable {
    enum CodingKeys: String, CodingKey {
      case status = "status_code"
      case headers
      case body
    }

    var status: Int
    var headers: [String: String]?
    var body: String?
  }

  struct Case: Decodable {
    var id: String
    var given: Operation
    var params: JSONValue?
    var serialized: Request?
    var response: Response?
    var result: JSONValue?
    var errorCode: String?
    var errorMessage: String?
    var error: JSONValue?
  }

  var metadata: Metadata
  var shapes: BotocoreModel
  var clientEndpoint: String?
  var cases: [Case]

  static func cases(
    in file: String, _ wireProtocol: any WireProtocol
  ) throws -> [ConformanceCase] {
    try VectorFile.read([BotocoreVectors].self, from: file).flatMap { suite in
      let model = suite.shapes.model()
      return suite.cases.map { vector in suite.conformanceCase(vector, model, wireProtocol) }
    }
  }

  private func conformanceCase(
    _ vector: Case, _ model: DynamicModel, _ wireProtocol: any WireProtocol
  ) -> ConformanceCase {
    let scope = scope(vector.given, model)
    if let request = vector.serialized {
      return ConformanceCase(name: "request \(vector.id)") {
        try self.requestVector(vector, request, scope).run(wireProtocol)
      }
    }
    return ConformanceCase(name: "response \(vector.id)") {
      try self.responseVector(vector, scope).run(wireProtocol)
    }
  }

  private func scope(_ operation: Operation, _ model: DynamicModel) -> DynamicScope {
    var scope = DynamicScope()
    scope.model = model
    scope.name = operation.name
    scope.service = ServiceShape(
      named: metadata.targetPrefix ?? "", isQueryCompatible: metadata.awsQueryCompatible != nil)
    scope.http = HTTPBinding(method: operation.http.method, uri: operation.http.requestUri)
    scope.hostPrefix = operation.endpoint.map { LabelPattern($0.hostPrefix) }
    scope.compressionEncodings = operation.requestcompression?.encodings ?? []
    scope.input = operation.input.map { model.structure($0.shape) } ?? .unit
    scope.output = operation.output.map { model.structure($0.shape) } ?? .unit
    scope.errors = (operation.errors ?? []).map {
      DynamicErrorSchema(
        code: $0.shape, httpStatus: shapes.shapes[$0.shape]?.error?.httpStatusCode ?? 0,
        structure: model.structure($0.shape))
    }
    return scope
  }

  private func requestVector(
    _ vector: Case, _ request: Request, _ scope: DynamicScope
  ) throws -> RequestVector {
    let uri = request.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var headers = request.headers ?? [:]
    // What is compressed is no text: only that it is compressed can be told from the vector.
    let isCompressed = headers["Content-Encoding"]?.hasSuffix("gzip") ?? false
    headers["Content-Length"] = nil
    var body: RequestVector.ExpectedBody?
    if let text = request.body, !isCompressed {
      let isJSON = !text.isEmpty && (headers["Content-Type"].map(Self.isJSON) ?? (text != ""))
      body = isJSON ? .json(text) : .text(text)
    }
    return RequestVector(
      scope: scope,
      input: try VectorValue(model: scope.model).members(vector.params, of: scope.input),
      endpoint: clientEndpoint, method: request.method ?? "POST", path: String(uri[0]),
      query: uri.count > 1 ? uri[1].split(separator: "&").map(String.init) : [],
      host: request.host, headers: headers, requiredHeaders: request.requireHeaders ?? [],
      forbiddenHeaders: request.forbidHeaders ?? [], body: body)
  }

  private static func isJSON(_ mediaType: String) -> Bool {
    mediaType == "application/json" || mediaType.hasPrefix("application/x-amz-json")
  }

  private func responseVector(_ vector: Case, _ scope: DynamicScope) throws -> ResponseVector {
    guard let response = vector.response else {
      throw VectorFileError("the vector has no response")
    }
    let wire = WireResponse(
      status: response.status,
      headers: (response.headers ?? [:]).map { WireHeader($0.key, $0.value) },
      body: Array((response.body ?? "").utf8))
    let values = VectorValue(model: scope.model)
    guard let code = vector.errorCode else {
      return ResponseVector(
        scope: scope, response: wire, output: try values.members(vector.result, of: scope.output))
    }
    let structure = scope.errors.first?.structure ?? .unit
    return ResponseVector(
      scope: scope, response: wire, output: try values.members(vector.error, of: structure),
      error: .init(code: code, message: vector.errorMessage))
  }
}
