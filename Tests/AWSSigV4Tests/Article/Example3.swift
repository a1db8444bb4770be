import AWSSigV4
import Foundation

/// Who sent a request, or what to answer instead.
func sender(of request: SigningRequest, among keys: [String: Credentials], now: Date) -> String {
  do {
    let verifier = SigV4Verifier(region: "eu-central-1", service: "sqs")
    return try verifier.verify(request, now: now) { id in keys[id] }.accessKeyID
  } catch {
    switch error {
    case .expired, .notYetValid: return "look at your clock"
    case .unknownAccessKey(let id): return "\(id) is not known here"
    case .signatureMismatch(let explanation): return "not what was signed:\n\(explanation)"
    default: return "\(error)"
    }
  }
}
