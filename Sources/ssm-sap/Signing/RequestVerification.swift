import ArgumentParser
import SsmSap

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The verification of one request against the credentials of this machine.
struct RequestVerification {
  let credentials: Credentials
  /// The service that the request must be signed for; `nil` for any.
  let service: String?
  /// The region that the request must be signed for; `nil` for any.
  let region: String?
  let now: Date

  /// The result to print, and the failure that determines the exit status.
  struct Result {
    let text: String
    let failure: CommandFailure?
  }

  /// Verifies a request.
  ///
  /// - Parameter theirs: The canonical request of the signer, if it is known.
  /// - Throws: ``CommandFailure`` for a request that is not signed, or with another access key.
  func verify(
    _ request: CurlRequest, signersCanonicalRequest theirs: String?
  ) throws(CommandFailure) -> Result {
    let claim = try claim(in: request)
    let parts = request.signingRequest(payload(of: request, claim))
    do throws(VerificationError) {
      let verified = try verify(parts, claim, at: now)
      return Result(text: Self.text(of: verified), failure: nil)
    } catch .signatureMismatch(let expected) {
      return mismatch(expected, parts, claim, at: now, theirs)
    } catch .expired(let end) {
      return late("it expired at \(Self.text(of: end))", parts, claim, theirs)
    } catch .notYetValid(let start) {
      return late("it is not valid before \(Self.text(of: start))", parts, claim, theirs)
    } catch {
      return Self.invalid("\(error)")
    }
  }

  private func claim(in request: CurlRequest) throws(CommandFailure) -> ClaimedSignature {
    let claim: ClaimedSignature
    do {
      claim = try ClaimedSignature(of: request.signingRequest(.bytes([])))
    } catch {
      throw CommandFailure(
        .signature, "\(error)",
        advice: ["give the Authorization and X-Amz-Date fields with --header, or a presigned URL"])
    }
    guard claim.accessKeyID.utf8.elementsEqual(credentials.accessKeyID.utf8) else {
      throw CommandFailure(
        .credentials,
        "the request is signed with the access key \(claim.accessKeyID), but the credentials found "
          + "are of \(credentials.accessKeyID)",
        advice: ["give the profile of that key with --profile"])
    }
    return claim
  }

  /// The field `x-amz-content-sha256` or the kind of the signature says when the body is not signed.
  private func payload(of request: CurlRequest, _ claim: ClaimedSignature) -> Payload {
    let isPresigned = claim.expiresIn != nil
    guard RequestSigning.coversBody(ofService: claim.service, isPresigned: isPresigned) else {
      return .unsigned
    }
    let hash = request.headers.first {
      Ascii.areEqualIgnoringCase($0.name, "x-amz-content-sha256")
    }
    let isUnsigned = hash?.value.utf8.elementsEqual("UNSIGNED-PAYLOAD".utf8) ?? false
    return isUnsigned ? .unsigned : .bytes(request.body ?? [])
  }

  private func verify(
    _ request: SigningRequest, _ claim: ClaimedSignature, at date: Date
  ) throws(VerificationError) -> VerifiedRequest {
    let options = RequestSigning.options(ofService: claim.service)
    guard claim.isAsymmetric else {
      return try SigV4Verifier(region: region, service: service, options: options)
        .verify(request, now: date) { _ in credentials }
    }
    return try SigV4aVerifier(region: region, service: service, options: options)
      .verify(request, now: date) { _ in credentials }
  }
}

// MARK: Results

extension RequestVerification {
  private static func invalid(_ reason: String, _ details: String = "") -> Result {
    Result(
      text: "invalid: \(reason)\n" + (details.isEmpty ? "" : "\(details)\n"),
      failure: CommandFailure(.signature, "the signature is not valid: \(reason)"))
  }

  /// Verifies at the time of signing, since a wrong signature matters more than an old one.
  private func late(
    _ reason: String, _ request: SigningRequest, _ claim: ClaimedSignature, _ theirs: String?
  ) -> Result {
    do throws(VerificationError) {
      let verified = try verify(request, claim, at: claim.date)
      let text = "the signature was valid, but \(reason)\n" + Self.text(of: verified)
      return Result(
        text: text, failure: CommandFailure(.clock, "the signature is not valid: \(reason)"))
    } catch .signatureMismatch(let expected) {
      return mismatch(expected, request, claim, at: claim.date, theirs)
    } catch {
      return Self.invalid("\(error)")
    }
  }

  private func mismatch(
    _ expected: VerificationExplanation, _ request: SigningRequest, _ claim: ClaimedSignature,
    at date: Date, _ theirs: String?
  ) -> Result {
    Self.invalid(
      "the signature does not match the request",
      explanation(expected, request, claim, at: date, theirs))
  }

  private func explanation(
    _ expected: VerificationExplanation, _ request: SigningRequest, _ claim: ClaimedSignature,
    at date: Date, _ theirs: String?
  ) -> String {
    if let theirs {
      guard let difference = expected.firstDifference(fromCanonicalRequest: theirs) else {
        return "The canonical requests are the same, so the secret access keys differ.\n\(expected)"
      }
      return "The first difference, signed and sent: \(difference).\n\(expected)"
    }
    guard !claim.isAsymmetric else { return "\(expected)" }
    return SignatureInvestigation(request, credentials, at: date, expected: expected).explanation()
  }

  private static func text(of verified: VerifiedRequest) -> String {
    """
    valid
    access key: \(MaskedKey.text(verified.accessKeyID))
    signed at: \(text(of: verified.date))
    credential scope: \(verified.credentialScope)
    signed headers: \(verified.signedHeaders.joined(separator: ";"))

    """
  }

  private static func text(of date: Date) -> String {
    (try? SigningTimestamp(date))?.text ?? "an unknown time"
  }
}
