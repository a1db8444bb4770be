import AWSSigV4
import Crypto
import Foundation

/// Signing one GetOperation: a POST with a body of 54 bytes and three header fields.
enum SigningWorkloads {
  private static let body = Array(#"{"OperationId":"5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b01"}"#.utf8)
  private static let date = Date(timeIntervalSince1970: 1_700_000_000)
  private static let token = String(repeating: "IQoJb3JpZ2luX2VjEPT/", count: 40)

  static let all =
    signing("sign", group: "signing", token: nil)
    + signing("sign, session token", group: "signing with a session token of 800", token: token)

  private static func signing(_ name: String, group: String, token: String?) -> [Workload] {
    let signer = SigV4()
    let context = SigningContext(
      credentials: Credentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        sessionToken: token),
      date: date, region: "eu-central-1", service: "ssm-sap")
    let request = SigningRequest(
      method: "POST", path: "/get-operation",
      headers: [
        ("Content-Type", "application/json"), ("Host", "ssm-sap.eu-central-1.amazonaws.com"),
      ],
      payload: .bytes(body))
    let floor = SigningFloor(signer, request, body: body, context)
    return [
      Workload("\(name): floor, its hashes alone", group: group, isBaseline: true) {
        floor.run()
      },
      Workload(name, group: group) {
        try signer.sign(request, with: context).authorization?.utf8.count ?? 0
      },
    ]
  }
}
