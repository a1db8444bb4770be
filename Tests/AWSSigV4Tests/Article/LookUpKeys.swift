import AWSSigV4
import Foundation
import HTTPTypes

/// Access keys that are stored somewhere else.
protocol KeyStore: Sendable {
  func credentials(for accessKeyID: String) async throws -> Credentials?
}

func sender(
  of request: HTTPRequest, body: [UInt8], in store: some KeyStore, now: Date
) async throws -> String {
  let verifier = SigV4Verifier(region: "eu-central-1", service: "sqs")
  let verified = try await verifier.verify(request, payload: .bytes(body), now: now) { id in
    try await store.credentials(for: id)
  }
  return verified.accessKeyID
}
