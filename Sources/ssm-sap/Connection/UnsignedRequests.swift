import HTTPTypes
import SsmSap

/// The signer of `--no-sign-request`, which sends requests as they are.
struct UnsignedRequests: RequestSigner {
  /// Takes the place of credentials, which the pipeline asks for. It is in no request.
  static let credentials = StaticCredentials(
    Credentials(accessKeyID: "unsigned", secretAccessKey: "unsigned"))

  func sign(_ request: inout HTTPRequest, payload: Payload, with context: SigningContext) {}
}
