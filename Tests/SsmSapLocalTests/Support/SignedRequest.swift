import AWSSigV4
import HTTPTypes
import SsmSapLocal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A request to the local service, signed with a key.
struct SignedRequest {
  static let now = Date(timeIntervalSince1970: 1_700_000_000)

  var request: HTTPRequest
  var body: [UInt8]

  /// Creates a request of an operation.
  init(
    _ path: String = "/get-operation", method: HTTPRequest.Method = .post, body: String = "{}",
    key: AccessKey = .example, region: String = "eu-central-1", service: String = "ssm-sap",
    date: Date = now, options: SigningOptions = .standard, contentType: String = "application/json",
    authority: String = "127.0.0.1:8080"
  ) throws {
    self.body = Array(body.utf8)
    request = HTTPRequest(method: method, scheme: "http", authority: authority, path: path)
    request.headerFields[.contentType] = contentType
    let context = SigningContext(
      credentials: key.credentials, date: date, region: region, service: service, options: options)
    try SigV4Signer().sign(&request, payload: .bytes(self.body), with: context)
  }
}

extension LocalResponse {
  /// The code of an error.
  var code: String? {
    HTTPField.Name("x-amzn-errortype").flatMap { head.headerFields[$0] }
  }

  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }
}

extension LocalClock {
  /// A stepped clock at a machine's time that does not pass.
  static var still: LocalClock { LocalClock(.stepped, machine: { SignedRequest.now }) }
}
