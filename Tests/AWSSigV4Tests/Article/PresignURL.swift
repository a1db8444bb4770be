import AWSSigV4
import Foundation
import HTTPTypes

func downloadURL(of key: String, by keys: Credentials, now: Date) throws -> String {
  let request = HTTPRequest(
    method: .get, scheme: "https",
    authority: "example-bucket.s3.eu-central-1.amazonaws.com", path: "/\(key)")
  let context = SigningContext(
    credentials: keys, date: now, region: "eu-central-1", service: "s3", options: .s3)
  return try SigV4Signer().presignedURL(
    for: request, expiresIn: .seconds(900), payload: .unsigned, with: context)
}
