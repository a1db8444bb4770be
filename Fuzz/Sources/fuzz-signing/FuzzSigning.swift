import AWSSigV4
import CFuzzer
import Foundation

/// Feeds bytes to signer and verifier as a request, as keys and as a signature.
///
/// Nothing may trap; what is signed must verify, and must not once its body is another.
@main
struct FuzzSigning {
  static func main() {
    exit(
      fuzz(CommandLine.argc, CommandLine.unsafeArgv) { bytes, count in
        FuzzSigning.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }

  private static let signer = SigV4Signer()
  private static let verifier = SigV4Verifier()

  static func run(_ bytes: [UInt8]) {
    var input = FuzzInput(bytes)
    let choices = input.byte()
    let context = SigningContext(
      credentials: Credentials(
        accessKeyID: choices & 1 == 0 ? "AKIDEXAMPLE" : input.text(),
        secretAccessKey: choices & 2 == 0 ? "secret" : input.text(),
        sessionToken: choices & 4 == 0 ? nil : input.text()),
      date: Date(timeIntervalSince1970: choices & 8 == 0 ? 1_700_000_000 : input.number()),
      region: choices & 16 == 0 ? "eu-central-1" : input.text(),
      service: choices & 32 == 0 ? "ssm-sap" : input.text(),
      options: input.options())
    let request = SigningRequest(
      method: input.byte() & 1 == 0 ? "POST" : input.text(),
      path: "/" + input.text(), query: input.text(),
      headers: [("Host", "example.com")] + input.headers(), payload: input.payload())
    verifyAsGiven(request, context)
    guard let signature = try? signer.sign(request, with: context) else { return }
    // The signer keeps what it found out about requests before; a new one has nothing kept.
    if choices & 64 == 0,
      (try? SigV4Signer().sign(request, with: context))?.signature != signature.signature
    {
      fatalError("a new signer signs another way")
    }
    verifyOwn(request, signature, context)
  }

  /// A request that claims, in its own fields, to be signed.
  private static func verifyAsGiven(_ request: SigningRequest, _ context: SigningContext) {
    _ = try? verifier.verify(request, now: context.date) { _ in context.credentials }
  }

  private static func verifyOwn(
    _ request: SigningRequest, _ signature: SigV4Signature, _ context: SigningContext
  ) {
    var signed = request
    let replaced = Set(signature.headers.map { $0.name.lowercased() })
    signed.headers.removeAll { replaced.contains($0.name.lowercased()) }
    signed.headers += signature.headers
    if let query = signature.query { signed.query = query }
    var verifier = verifier
    verifier.options = context.options
    do {
      _ = try verifier.verify(signed, now: context.date) { _ in context.credentials }
    } catch {
      // Fields that claim another signature make a request ambiguous; nothing else may fail.
      if isAmbiguous(request) { return }
      fatalError("what was signed does not verify: \(error)")
    }
    guard case .bytes(let body) = signed.payload else { return }
    signed.payload = .bytes(body + [0])
    if (try? verifier.verify(signed, now: context.date) { _ in context.credentials }) != nil {
      fatalError("another body verifies")
    }
  }

  private static func isAmbiguous(_ request: SigningRequest) -> Bool {
    request.query.lowercased().contains("x-amz-")
      || request.headers.contains { $0.name.lowercased().hasPrefix("x-amz-") }
      || request.headers.contains {
        ["host", "authorization"].contains($0.name.lowercased()) && $0.value != "example.com"
      }
  }
}
