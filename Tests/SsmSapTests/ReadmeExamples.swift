// The examples of README.md, word for word, so that they compile.

import AWSJSON
import AWSSigV4
import CurlTransport
import HTTPTransportAPI
import HTTPTypes
import SsmSap
import SsmSapLocal
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

func status(of id: String) async throws -> OperationStatus? {
  let client = SsmSapClient()
  return try await client.getOperation(operationId: id).operation?.status
}

func explain(_ id: String, with client: SsmSapClient) async -> String {
  do {
    let output = try await client.getOperation(operationId: id)
    return output.operation?.statusMessage ?? "no message"
  } catch {
    if let invalid = error.modeled as? ValidationException { return invalid.message ?? "invalid" }
    return "\(error.kind) failed: \(error)"
  }
}

func signed(_ request: HTTPRequest, body: [UInt8], by keys: Credentials) throws -> HTTPRequest {
  var request = request
  let context = SigningContext(
    credentials: keys, date: Date(), region: "eu-central-1", service: "ssm-sap")
  try SigV4().sign(&request, payload: .bytes(body), with: context)
  return request
}

func roundTrip(_ output: GetOperationOutput) throws -> GetOperationOutput {
  let bytes = try JSONCodec().encode(output)
  return try JSONCodec().decode(GetOperationOutput.self, from: bytes)
}

func fetch(_ host: String) async throws -> Int {
  let request = HTTPRequest(method: .get, scheme: "https", authority: host, path: "/")
  let response = try await CurlTransport().send(request, body: .empty, options: TransportOptions())
  return response.head.status.code
}

/// Says on which host every request goes out, and hands it on.
struct LoggingTransport: HTTPTransport {
  let next: any HTTPTransport
  let log: @Sendable (String) -> Void

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    log("\(request.method) \(request.authority ?? "")\(request.path ?? "")")
    return try await next.send(request, body: body, options: options)
  }
}

func makeClient(over transport: any HTTPTransport) -> SsmSapClient {
  let logging = LoggingTransport(next: transport) { print($0) }
  return SsmSapClient(SsmSapConfiguration(transport: logging))
}

func makeTestClient(holding operations: [LocalOperation], keys: Credentials) -> SsmSapClient {
  let service = LocalService(operations: operations, credentials: [keys])
  var configuration = SsmSapConfiguration(transport: LocalTransport(service))
  configuration.region = StaticRegion("eu-central-1")
  configuration.credentials = StaticCredentials(keys)
  return SsmSapClient(configuration)
}
