import AWSJSON
import AWSRuntime
import AWSShapes
import AWSSigV4
import Foundation
import HTTPTransportAPI
import HTTPTypes
import SsmSapModels

/// What a call costs above signing, codec and transport: the whole pipeline, with a transport in
/// the process, beside the same parts called by hand.
enum PipelineWorkloads {
  private static let id = "5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b01"

  private static let keys = Credentials(
    accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")

  static let all: [Workload] = {
    let group = "one call of GetOperation over a transport in the process"
    let transport = AnsweringTransport()
    let pipeline = CallPipeline(configuration(transport))
    let parts = Parts(transport)
    return [
      Workload("call: signing, codec and transport alone", group: group, isBaseline: true) {
        try await parts.call()
      },
      Workload("call: the whole pipeline", group: group) {
        let input = GetOperationInput(operationId: id)
        let output = try await pipeline.call(GetOperation.self, input: input)
        return output.operation?.id?.utf8.count ?? 0
      },
    ]
  }()

  private static func configuration(_ transport: AnsweringTransport) -> CallConfiguration {
    CallConfiguration(
      wireProtocol: RestJSON1(), transport: transport, region: StaticRegion("eu-central-1"),
      endpoint: RegionalEndpoint(), credentials: StaticCredentials(keys),
      userAgent: UserAgent(name: "benchmark", version: "1", service: SsmSapService.shape))
  }

  /// The parts of a call that are not the pipeline's.
  private struct Parts {
    private let transport: AnsweringTransport
    private let wireProtocol = RestJSON1()
    private let signer = SigV4Signer()
    private let request: HTTPRequest

    init(_ transport: AnsweringTransport) {
      self.transport = transport
      var request = HTTPRequest(
        method: .post, scheme: "https", authority: "ssm-sap.eu-central-1.amazonaws.com",
        path: "/get-operation")
      request.headerFields[.contentType] = "application/json"
      self.request = request
    }

    func call() async throws -> Int {
      let input = GetOperationInput(operationId: id)
      let written = try wireProtocol.request(for: GetOperation.self, input: input)
      let body = written.body?.bytes ?? []
      var signed = request
      let context = SigningContext(
        credentials: keys, date: Date(), region: "eu-central-1", service: "ssm-sap")
      try signer.sign(&signed, payload: .bytes(body), with: context)
      let response = try await transport.send(
        signed, body: RequestBody(body), options: TransportOptions())
      let read = WireResponse(
        status: response.head.status.code, headers: [],
        body: try await response.body.collect(upTo: .max))
      let output = try wireProtocol.output(of: GetOperation.self, from: read)
      return output.operation?.id?.utf8.count ?? 0
    }
  }
}

/// Answers every request the same.
private struct AnsweringTransport: HTTPTransport {
  private let response: TransportResponse

  init() {
    var head = HTTPResponse(status: .ok)
    for (name, value) in [
      ("Content-Type", "application/json"),
      ("x-amzn-RequestId", "6f1d2a54-0000-1111-2222-333344445555"),
      ("Date", "Sun, 30 Aug 2015 12:36:00 GMT"), ("Content-Length", "140"),
    ] {
      if let name = HTTPField.Name(name) { head.headerFields[name] = value }
    }
    let body = Array(
      """
      {"Operation":{"Id":"5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b01","Type":"REGISTER_APPLICATION",\
      "Status":"SUCCESS","StartTime":1732393004.123}}
      """.utf8)
    response = TransportResponse(head: head, body: ResponseBody(body))
  }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    response
  }
}
