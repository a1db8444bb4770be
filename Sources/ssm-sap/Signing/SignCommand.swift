import ArgumentParser
import SsmSap
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The command `ssm-sap sign`.
struct SignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Signs a request for any AWS service, and sends nothing.",
    discussion: """
      Takes a request as curl does, and prints its canonical request, string to sign and signature, \
      or with --format curl a command line that sends it, or with --format url a presigned URL.

      The secret access key is never printed. The session token is in the output of --format curl \
      and --format url only, since the service needs it; treat those as a secret.
      """)

  /// The form of the output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case curl
    case url
  }

  @OptionGroup(title: "Request") var request: CurlRequestOptions

  @OptionGroup(title: "Signature") var scope: SigningScopeOptions

  @Flag(help: "Put the signature into the URL, which anyone can use until it expires.")
  var presign = false

  @Option(
    help: ArgumentHelp("How long a presigned URL works, up to 604800.", valueName: "seconds"))
  var expires: Int = 3600

  @Option(help: "The form of the output.")
  var format: Format = .text

  @OptionGroup var output: OutputOptions

  @OptionGroup(title: "Identity") var identity: IdentityOptions

  mutating func validate() throws {
    guard format != .url || presign else { throw ValidationError("--format url needs --presign") }
    guard output.query == nil || format == .text else {
      throw ValidationError("--query does not apply to --format \(format)")
    }
    guard SignatureLocation.expiryRange.contains(.seconds(expires)) else {
      throw ValidationError("--expires must be from 1 to 604800 seconds (seven days)")
    }
  }

  func run() async throws {
    let curl = try await CurlRequest(request, reading: RequestFile.read)
    let configuration = try await identity.makeConfiguration().resolvedForService()
    let signing = try await RequestSigning(
      scope, region: identity.region, url: curl.url, configuration)
    let found = try await configuration.credentials.resolve()
    let signed = try signing.sign(
      curl, with: found.credentials, at: scope.date?.date ?? Date(),
      expiry: presign ? .seconds(expires) : nil)
    try await write(signed)
  }

  private func write(_ signed: SignedCurlRequest) async throws {
    switch format {
    case .text where output.output != nil || output.query != nil:
      try await ResultWriter(output).write(signed.json, title: "Signature")
    case .text: try await ResultOutput.standardOutput.write(signed.text)
    case .curl: try await ResultOutput.standardOutput.write("\(signed.curl)\n")
    case .url: try await ResultOutput.standardOutput.write("\(signed.url)\n")
    }
  }
}
