public import AWSSigV4

/// An access key that a local service accepts, and the account and permissions of its owner.
///
/// The key of a session has a session token, and an expiration in its credentials. After that time,
/// by the service's wire clock, its requests get an `ExpiredTokenException`.
public struct AccessKey: Sendable, Hashable {
  /// The operations that the owner of a key may call.
  public enum Permissions: Sendable, Hashable {
    /// Every operation.
    case full
    /// The operations that the model marks as read-only. Others get an `AccessDeniedException`.
    case readOnly
    /// Every operation, except that starts and stops of EC2 instances get a `ValidationException`.
    case withoutInstances
  }

  /// The key's ID, secret and, for a session, its token and expiration.
  public var credentials: Credentials

  /// The ID of the account, 12 digits.
  public var account: String

  /// The operations that the owner may call.
  public var permissions: Permissions

  /// Creates an access key.
  ///
  /// - Parameters:
  ///   - credentials: The key's ID, secret and, for a session, its token and expiration.
  ///   - account: The ID of the account, 12 digits.
  ///   - permissions: The operations that the owner may call.
  public init(
    _ credentials: Credentials, account: String = "123456789012", permissions: Permissions = .full
  ) {
    self.credentials = credentials
    self.account = account
    self.permissions = permissions
  }

  /// The default key of a local service. Its secret is public.
  public static let example = AccessKey(
    Credentials(
      accessKeyID: "AKIDLOCALEXAMPLE", secretAccessKey: "local-secret-for-examples-only"))
}
