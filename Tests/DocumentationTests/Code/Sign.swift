import AWSSigV4
import Foundation
import HTTPTypes

/// One signer for the whole program: it caches the keys that it derives.
let signer = SigV4Signer()

func signed(_ request: HTTPRequest, body: [UInt8], by keys: Credentials) throws -> HTTPRequest {
  var request = request
  let context = SigningContext(
    credentials: keys, date: Date(), region: "eu-central-1", service: "ssm-sap")
  try signer.sign(&request, payload: .bytes(body), with: context)
  return request
}
