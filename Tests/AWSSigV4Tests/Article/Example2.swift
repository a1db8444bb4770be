import AWSSigV4
import Foundation

func downloadURL(of key: String, by keys: Credentials, now: Date) throws -> String {
  let host = "example-bucket.s3.eu-central-1.amazonaws.com"
  var options = SigningOptions.s3
  options.location = .query(expiresIn: .seconds(900))
  let request = SigningRequest(
    method: "GET", path: "/\(key)", headers: [("Host", host)], payload: .unsigned)
  let context = SigningContext(
    credentials: keys, date: now, region: "eu-central-1", service: "s3", options: options)
  let query = try SigV4Signer().sign(request, with: context).query ?? ""
  return "https://\(host)/\(key)?\(query)"
}
