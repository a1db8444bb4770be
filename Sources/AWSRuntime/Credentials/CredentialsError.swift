/// The reason why there are no credentials. Never contains any part of one.
public struct CredentialsError: Error, Sendable, Hashable {
  /// What is missing or wrong, and how to correct it.
  public var message: String

  /// The kind of the failure.
  public var kind: Kind

  /// The sources that were tried before, in order, with the reason why each has no credentials.
  public var tried: [String]

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - message: What is missing or wrong, and how to correct it.
  ///   - kind: The kind of the failure.
  ///   - tried: The sources that were tried before, in order.
  public init(_ message: String, kind: Kind = .failed, tried: [String] = []) {
    self.message = message
    self.kind = kind
    self.tried = tried
  }
}

extension CredentialsError {
  /// The kind of a failure. More kinds may follow; treat an unknown one like ``failed``.
  public struct Kind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name of the kind.
    public let rawValue: String

    /// Creates a kind from its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The name of the kind.
    public var description: String { rawValue }

    /// The source is not configured; a chain continues with the next one.
    public static let notConfigured = Kind(rawValue: "notConfigured")
    /// The configuration is incomplete or contradicts itself.
    public static let configuration = Kind(rawValue: "configuration")
    /// A login has expired, and a person has to renew it.
    public static let expired = Kind(rawValue: "expired")
    /// The source refused the request.
    public static let refused = Kind(rawValue: "refused")
    /// The source did not respond, or is out of order for the moment.
    public static let unreachable = Kind(rawValue: "unreachable")
    /// The source accepted the connection and did not respond in time.
    public static let silent = Kind(rawValue: "silent")
    /// The source's response cannot be read.
    public static let unreadable = Kind(rawValue: "unreadable")
    /// The task was cancelled.
    public static let cancelled = Kind(rawValue: "cancelled")
    /// Any other failure.
    public static let failed = Kind(rawValue: "failed")
  }

  /// A Boolean value that indicates whether the source may have credentials later, without a change
  /// of its configuration.
  public var mayPass: Bool { kind == .unreachable || kind == .silent }
}

extension CredentialsError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
