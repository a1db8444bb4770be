import AWSSigV4
import Foundation
import HTTPTypes

/// Returns who sent a request, or why it is refused.
func sender(
  of request: HTTPRequest, body: [UInt8], among keys: [String: Credentials], now: Date
) -> String {
  let verifier = SigV4Verifier(region: "eu-central-1", service: "sqs")
  do {
    return try verifier.verify(request, payload: .bytes(body), now: now) { id in
      keys[id]
    }.accessKeyID
  } catch {
    switch error {
    case .expired, .notYetValid: return "check your clock"
    case .signatureMismatch(let explanation): return "\(error)\n\(explanation)"
    default: return "\(error)"
    }
  }
}
