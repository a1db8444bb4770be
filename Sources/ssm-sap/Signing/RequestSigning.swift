import AWSShapes
import ArgumentParser
import SsmSap
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The service, region and options that a request is signed for.
struct RequestSigning {
  let service: String
  let region: String
  let options: SigningOptions
  let usesSigV4a: Bool

  /// Determines them: from the options, then from an AWS host name, then from the configuration.
  ///
  /// - Throws: `RegionError` if no region is found.
  init(
    _ scope: SigningScopeOptions, region: String?, url: CurlURL, _ configuration: CallConfiguration
  ) async throws {
    service = scope.service ?? url.scope?.service ?? SsmSapService.shape.signingName
    usesSigV4a = scope.usesSigV4a
    if let region = region ?? url.scope?.region {
      self.region = region
    } else {
      self.region = try await configuration.region.region()
    }
    options = Self.options(ofService: service)
  }

  /// The services that take paths literally.
  private static let storageServices: Set = ["s3", "s3-object-lambda", "s3-outposts", "s3express"]

  /// The options that a service's requests are signed with.
  static func options(ofService service: String) -> SigningOptions {
    storageServices.contains(service) ? .s3 : .standard
  }

  /// Whether the signature covers the body. Those in presigned URLs of S3 do not.
  static func coversBody(ofService service: String, isPresigned: Bool) -> Bool {
    !isPresigned || !storageServices.contains(service)
  }

  private func parts(of request: CurlRequest, isPresigned: Bool) -> SigningRequest {
    let isSigned = Self.coversBody(ofService: service, isPresigned: isPresigned)
    return request.signingRequest(isSigned ? .bytes(request.body ?? []) : .unsigned)
  }

  /// Signs a request.
  ///
  /// - Parameter expiry: How long a presigned URL works; `nil` for a signature in a header field.
  func sign(
    _ request: CurlRequest, with credentials: Credentials, at date: Date, expiry: Duration?
  ) throws(SigningError) -> SignedCurlRequest {
    var options = options
    if let expiry { options.location = .query(expiresIn: expiry) }
    let parts = parts(of: request, isPresigned: expiry != nil)
    let context = SigningContext(
      credentials: credentials, date: date, region: region, service: service, options: options)
    guard usesSigV4a else {
      let signer = SigV4Signer()
      return SignedCurlRequest(
        request: request, signature: try signer.sign(parts, with: context),
        explanation: try signer.explain(parts, with: context))
    }
    let signer = SigV4aSigner()
    return SignedCurlRequest(
      request: request, signature: try signer.sign(parts, with: context),
      explanation: try signer.explain(parts, with: context))
  }
}
