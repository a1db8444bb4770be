import AWSSigV4
import Crypto
import Foundation
import HTTPTypes
import Synchronization

/// Signing one GetOperation: a POST with a body of 54 bytes and two header fields.
struct SigningWorkloads {
  private static let body = Array(#"{"OperationId":"5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b01"}"#.utf8)
  private static let host = "ssm-sap.eu-central-1.amazonaws.com"
  private static let date = Date(timeIntervalSince1970: 1_700_000_000)
  private static let secondsOfDay = 86_400.0
  private static let token = String(repeating: "IQoJb3JpZ2luX2VjEPT/", count: 40)

  /// Without and with a session token of 800 characters.
  static let all =
    SigningWorkloads("no session token", token: nil).workloads
    + SigningWorkloads("session token", token: token).workloads

  /// The hashing alone, which shares nothing between threads: what that falls short of twice as
  /// much is the machine's doing. And signing, with one signer, request and context for all.
  static func scaling(threads: Int) -> [[Workload]] {
    let signing = SigningWorkloads("no session token", token: nil)
    let floors = (0..<threads).map { _ in signing.floor(in: "") }
    return [floors, Array(repeating: signing.sign(in: ""), count: threads)]
  }

  private let label: String
  private let signer = SigV4Signer()
  private let request: SigningRequest
  private let context: SigningContext

  private init(_ label: String, token: String?) {
    self.label = label
    request = SigningRequest(
      method: "POST", path: "/get-operation",
      headers: [("Content-Type", "application/json"), ("Host", Self.host)],
      payload: .bytes(Self.body))
    context = SigningContext(
      credentials: Credentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        sessionToken: token),
      date: Self.date, region: "eu-central-1", service: "ssm-sap")
  }

  private var workloads: [Workload] {
    let toFloor = "signing against its hashing alone, \(label)"
    let toSigning = "presigning and verifying against signing, \(label)"
    return [
      floor(in: toFloor), safeFloor(in: toFloor), sign(in: toFloor), signHTTPRequest(in: toFloor),
      signWithNewKey(in: toFloor),
      sign(in: toSigning, isBaseline: true), presign(in: toSigning), verify(in: toSigning),
      verifyPresigned(in: toSigning),
    ]
  }

  private func floor(in group: String) -> Workload {
    let floor = SigningFloor(signer, request, body: Self.body, context)
    return Workload(
      "floor: two SHA-256 and an HMAC", group: group, isBaseline: true, isComparator: true
    ) {
      floor.run()
    }
  }

  private func safeFloor(in group: String) -> Workload {
    let floor = SigningFloor(signer, request, body: Self.body, context)
    return Workload("the same without unsafe code", group: group, isComparator: true) {
      floor.runSafely()
    }
  }

  private func sign(in group: String, isBaseline: Bool = false) -> Workload {
    Workload("sign", group: group, isBaseline: isBaseline) { [signer, request, context] in
      try signer.sign(request, with: context).authorization?.utf8.count ?? 0
    }
  }

  private func signHTTPRequest(in group: String) -> Workload {
    var unsigned = HTTPRequest(
      method: .post, scheme: "https", authority: Self.host, path: "/get-operation")
    unsigned.headerFields[.contentType] = "application/json"
    return Workload("sign an HTTPRequest", group: group) { [signer, context, unsigned] in
      var request = unsigned
      try signer.sign(&request, payload: .bytes(Self.body), with: context)
      return request.headerFields.count
    }
  }

  /// Another day at each call, for which the key has to be derived.
  private func signWithNewKey(in group: String) -> Workload {
    let turn = Turn()
    return Workload("sign, key not cached", group: group) { [signer, request, context] in
      var context = context
      context.date = Self.date.addingTimeInterval(Self.secondsOfDay * Double(turn.next()))
      return try signer.sign(request, with: context).authorization?.utf8.count ?? 0
    }
  }

  private var queryContext: SigningContext {
    var context = context
    context.options.location = .query(expiresIn: .seconds(3600))
    return context
  }

  private func presign(in group: String) -> Workload {
    Workload("presign", group: group) { [signer, request, queryContext] in
      try signer.sign(request, with: queryContext).query?.utf8.count ?? 0
    }
  }

  private func verify(in group: String) -> Workload {
    var signed = request
    signed.headers += (try? signer.sign(request, with: context).headers) ?? []
    return verification("verify", of: signed, in: group)
  }

  private func verifyPresigned(in group: String) -> Workload {
    var signed = request
    signed.query = (try? signer.sign(request, with: queryContext).query) ?? ""
    return verification("verify a presigned URL", of: signed, in: group)
  }

  private func verification(
    _ name: String, of signed: SigningRequest, in group: String
  ) -> Workload {
    let verifier = SigV4Verifier(region: "eu-central-1", service: "ssm-sap")
    // Spelled out, because there is an asynchronous verify too.
    return Workload(name, group: group) { [credentials = context.credentials] () throws -> Int in
      try verifier.verify(signed, now: Self.date) { _ in credentials }.signature.utf8.count
    }
  }
}

/// Alternates between 1 and 0.
private final class Turn: Sendable {
  private let count = Atomic(0)

  func next() -> Int {
    count.bitwiseXor(1, ordering: .relaxed).newValue
  }
}
