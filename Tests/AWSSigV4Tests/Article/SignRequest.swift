import AWSSigV4
import Foundation
import HTTPTypes

/// One signer for the whole program, because it caches derived keys.
let signer = SigV4Signer()

func listQueues(by keys: Credentials) throws -> HTTPRequest {
  var request = HTTPRequest(
    method: .post, scheme: "https", authority: "sqs.eu-central-1.amazonaws.com", path: "/")
  request.headerFields[.contentType] = "application/x-amz-json-1.0"
  let context = SigningContext(
    credentials: keys, date: Date(), region: "eu-central-1", service: "sqs")
  try signer.sign(&request, payload: .bytes(Array("{}".utf8)), with: context)
  return request
}
