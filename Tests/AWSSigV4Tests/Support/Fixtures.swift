import AWSSigV4

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A request and a context that can be signed, for tests to vary.
enum Fixtures {
  static let credentials = Credentials(
    accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")

  /// 2015-08-30T12:36:00Z
  static let date = Date(timeIntervalSince1970: 1_440_938_160)

  static func context(
    credentials: Credentials = credentials, date: Date = date, region: String = "us-east-1",
    service: String = "service", options: SigningOptions = .standard
  ) -> SigningContext {
    SigningContext(
      credentials: credentials, date: date, region: region, service: service, options: options)
  }

  static func request(
    method: String = "GET", path: String = "/", query: String = "",
    headers: [(name: String, value: String)] = [], payload: Payload = .bytes([])
  ) -> SigningRequest {
    SigningRequest(
      method: method, path: path, query: query,
      headers: [(name: "Host", value: "example.amazonaws.com")] + headers, payload: payload)
  }

  /// What a client sends after signing.
  static func signed(
    _ request: SigningRequest, context: SigningContext
  ) throws -> SigningRequest {
    let signature = try SigV4Signer().sign(request, with: context)
    var signed = request
    signed.headers += signature.headers
    if let query = signature.query { signed.query = query }
    return signed
  }
}
