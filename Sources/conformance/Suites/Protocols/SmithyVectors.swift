import AWSShapes
import DynamicShapes

/// Vectors in the form of Smithy's traits for protocol tests.
///
/// Source: Smithy 2.0 specification, "HTTP Protocol Compliance Tests".
struct SmithyVectors: Decodable {
  struct Case: Decodable {
    var id: String
    var kind: String
    var shape: String
    var operation: String
    var params: JSONValue?
    var method: String?
    var uri: String?
    var queryParams: [String]?
    var headers: [String: String]?
    var requireHeaders: [String]?
    var forbidHeaders: [String]?
    var body: String?
    var bodyMediaType: String?
    var code: Int?

    var isError: Bool { shape != operation }
  }

  var shapes: SmithyModel
  var cases: [Case]

  static func cases(
    in file: String, _ services: [String: ServiceShape], _ wireProtocol: any WireProtocol
  ) throws -> [ConformanceCase] {
    let vectors = try VectorFile.read(SmithyVectors.self, from: file)
    let model = try vectors.shapes.model()
    return vectors.cases.map { vector in
      ConformanceCase(
        name: "\(vector.kind) \(vector.id)",
        erratum: errata[vector.operation].map {
          "the file gives \(vector.operation) the http trait of another operation; run with "
            + "\($0.method) \($0.uri) of its own"
        }
      ) {
        let scope = try vectors.scope(vector, model, services)
        return vector.kind == "request"
          ? try vectors.requestVector(vector, scope).run(wireProtocol)
          : try vectors.responseVector(vector, scope).run(wireProtocol)
      }
    }
  }

  private func scope(
    _ vector: Case, _ model: DynamicModel, _ services: [String: ServiceShape]
  ) throws -> DynamicScope {
    guard let operation = shapes.shapes[vector.operation] else {
      throw VectorFileError("unknown operation \(vector.operation)")
    }
    let (namespace, name) = Self.split(vector.operation)
    guard let service = services[namespace] else {
      throw VectorFileError("unknown namespace \(namespace): it belongs to no service")
    }
    var scope = DynamicScope()
    scope.model = model
    scope.name = name
    scope.service = service
    scope.http =
      Self.errata[vector.operation] ?? Self.http(operation.traits?["smithy.api#http"])
    scope.requestChecksums = Self.checksums(operation.traits, of: vector.operation)
    scope.input = operation.input.map { model.structure($0.target) } ?? .unit
    scope.output = operation.output.map { model.structure($0.target) } ?? .unit
    // The error that the vector is of comes first: no more than four have a place.
    let listed = (operation.errors ?? []).map(\.target).filter { $0 != vector.shape }
    scope.errors = (vector.isError ? [vector.shape] + listed : listed).map {
      DynamicErrorSchema(
        code: Self.split($0).name, httpStatus: 0, structure: model.structure($0))
    }
    return scope
  }

  private static func split(_ id: String) -> (namespace: String, name: String) {
    let parts = id.split(separator: "#", maxSplits: 1).map(String.init)
    return (parts[0], parts.count > 1 ? parts[1] : "")
  }

  /// The file gives these two operations the `http` trait of the operation after them, which
  /// contradicts its own cases and Smithy's model of the service; here is the model's.
  private static let errata = [
    "aws.protocoltests.restjson#JsonUnions": HTTPBinding(method: "PUT", uri: "/JsonUnions"),
    "aws.protocoltests.restjson#PostPlayerAction":
      HTTPBinding(method: "POST", uri: "/PostPlayerAction"),
  ]

  private static func http(_ trait: JSONValue?) -> HTTPBinding {
    guard case .object(let http) = trait, let uri = http["uri"]?.string else {
      return HTTPBinding(method: "POST", uri: "/")
    }
    return HTTPBinding(method: http["method"]?.string ?? "POST", uri: uri)
  }

  /// Glacier's clients hash every body of an upload in two ways, though the model does not say so.
  private static func checksums(
    _ traits: [String: JSONValue]?, of operation: String
  ) -> [RequestChecksum] {
    if operation == "com.amazonaws.glacier#UploadMultipartPart" {
      return [
        RequestChecksum(header: "X-Amz-Content-Sha256", algorithm: .sha256),
        RequestChecksum(header: "X-Amz-Sha256-Tree-Hash", algorithm: .sha256Tree),
      ]
    }
    return traits?["smithy.api#httpChecksumRequired"] == nil ? [] : [.contentMD5]
  }

  private func requestVector(_ vector: Case, _ scope: DynamicScope) throws -> RequestVector {
    var body: RequestVector.ExpectedBody?
    if let text = vector.body {
      body = vector.bodyMediaType == "application/json" ? .json(text) : .text(text)
    }
    return RequestVector(
      scope: scope,
      input: try VectorValue(model: scope.model).members(vector.params, of: scope.input),
      method: vector.method ?? "POST", path: vector.uri ?? "/", query: vector.queryParams ?? [],
      headers: vector.headers ?? [:], requiredHeaders: vector.requireHeaders ?? [],
      forbiddenHeaders: vector.forbidHeaders ?? [], body: body)
  }

  private func responseVector(_ vector: Case, _ scope: DynamicScope) throws -> ResponseVector {
    let wire = WireResponse(
      status: vector.code ?? 200,
      headers: (vector.headers ?? [:]).map { WireHeader($0.key, $0.value) },
      body: Array((vector.body ?? "").utf8))
    let structure = vector.isError ? scope.model.structure(vector.shape) : scope.output
    return ResponseVector(
      scope: scope, response: wire,
      output: try VectorValue(model: scope.model).members(vector.params, of: structure),
      error: vector.isError ? .init(code: Self.split(vector.shape).name) : nil)
  }
}
