#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A request that a local service received, and how it responded.
///
/// A record contains no secret: neither a query, which may have a signature or a session token, nor a
/// body.
public struct RequestRecord: Sendable, Hashable {
  /// The result of the check of a signature.
  public enum Signature: Sendable, Hashable {
    /// It is valid.
    case valid
    /// The service does not check signatures, or did not come to it.
    case unchecked
    /// It is not valid, with the reason. For a wrong signature, this is where the canonical requests
    /// differ if a common mistake explains it, and the service's canonical request.
    case invalid(String)
  }

  /// The ID of the request, which the response has in `x-amzn-requestid`.
  public var id: String

  /// When the request arrived, by the clock that signatures are checked against.
  public var time: Date

  /// The method.
  public var method: String

  /// The path without the query.
  public var path: String

  /// The name of the operation; `nil` if method and path belong to none.
  public var operation: String?

  /// The status of the response; `nil` if the connection was cut before it.
  public var status: Int?

  /// The code of the error, such as `ValidationException`; `nil` for a success.
  public var errorCode: String?

  /// How long the service took, without the delay of a fault.
  public var duration: Duration

  /// The access key ID that the request claims, whether its signature is valid or not.
  public var accessKeyID: String?

  /// The account of the access key; `nil` for an unknown key.
  public var account: String?

  /// The region that the request claims.
  public var region: String?

  /// The result of the check of the signature.
  public var signature: Signature

  /// The faults that the request met, such as `throttling (fault-1)`, separated by commas.
  public var fault: String?
}
