import ArgumentParser
import SsmSap

/// The options of a verification.
struct VerificationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The service that the request must be signed for. Any, by default.", valueName: "name"))
  var service: String?

  @Option(
    help: ArgumentHelp(
      "The time of the verification, such as 20260131T083000Z. Now, by default.",
      valueName: "time"))
  var date: SigningDate?

  @Option(
    help: ArgumentHelp(
      "A file with the canonical request of the signer, to compare; - for standard input.",
      valueName: "file"),
    completion: .file())
  var canonicalRequest: String?

  /// Returns the canonical request of the signer; `nil` if it is not given.
  func signersCanonicalRequest() async throws(ValidationError) -> String? {
    guard let canonicalRequest else { return nil }
    var bytes = try await RequestFile.read(canonicalRequest)
    // Editors and `echo` end the last line; a canonical request does not.
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ValidationError("the file of --canonical-request is not text in UTF-8")
    }
    return text
  }
}
