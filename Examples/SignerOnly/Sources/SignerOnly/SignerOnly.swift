import AWSSigV4
import Foundation

/// Prints a presigned URL for an object in S3, from keys in the environment.
@main
struct SignerOnly {
  static func main() throws {
    let environment = ProcessInfo.processInfo.environment
    let keys = Credentials(
      accessKeyID: environment["AWS_ACCESS_KEY_ID"] ?? "AKIDEXAMPLE",
      secretAccessKey: environment["AWS_SECRET_ACCESS_KEY"] ?? "example")
    let host = "example-bucket.s3.eu-central-1.amazonaws.com"
    var options = SigningOptions.s3
    options.location = .query(expiresIn: .seconds(3600))
    let request = SigningRequest(
      method: "GET", path: "/report.pdf", headers: [("Host", host)], payload: .unsigned)
    let context = SigningContext(
      credentials: keys, date: Date(), region: "eu-central-1", service: "s3", options: options)
    let query = try SigV4Signer().sign(request, with: context).query ?? ""
    print("https://\(host)/report.pdf?\(query)")
  }
}
