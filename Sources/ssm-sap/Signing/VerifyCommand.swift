import ArgumentParser
import SsmSap
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The command `ssm-sap verify`.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Verifies the signature of a request, and sends nothing.",
    discussion: """
      Takes a signed request as curl does: with its Authorization and X-Amz-Date fields, or as a \
      presigned URL. The secret access key is looked up as for a call, and is never printed.

      If the signature differs, prints where the canonical requests differ first: from that of \
      --canonical-request if the signer shows its own, else as far as a common mistake explains the \
      signature. The exit status is then 33.
      """)

  @OptionGroup(title: "Request") var request: CurlRequestOptions

  @OptionGroup(title: "Signature") var scope: VerificationOptions

  @OptionGroup(title: "Identity") var identity: IdentityOptions

  func run() async throws {
    let curl = try await CurlRequest(request, reading: RequestFile.read)
    let theirs = try await scope.signersCanonicalRequest()
    let configuration = try await identity.makeConfiguration().resolvedForService()
    let found = try await configuration.credentials.resolve()
    let verification = RequestVerification(
      credentials: found.credentials, service: scope.service, region: identity.region,
      now: scope.date?.date ?? Date())
    let result = try verification.verify(curl, signersCanonicalRequest: theirs)
    try await ResultOutput.standardOutput.write(result.text)
    if let failure = result.failure { throw failure }
  }
}
