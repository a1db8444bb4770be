/// Why there are no credentials. Never holds any part of one.
public struct CredentialsError: Error, Sendable, Hashable {
  /// What is missing or wrong, and the cure.
  public var message: String

  /// What kind of failure it was.
  public var kind: Kind

  /// What was tried before, in order, and why it did not answer.
  public var tried: [String]

  /// An error with a message for a person.
  ///
  /// - Parameters:
  ///   - message: What is missing or wrong, and the cure.
  ///   - kind: What kind of failure it is.
  ///   - tried: What was tried before, in order.
  public init(_ message: String, kind: Kind = .failed, tried: [String] = []) {
    self.message = message
    self.kind = kind
    self.tried = tried
  }
}

extension CredentialsError {
  /// The kind of a failure. The list grows; handle what you do not know as ``failed``.
  public struct Kind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name of the kind.
    public let rawValue: String

    /// A kind by its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The name of the kind.
    public var description: String { rawValue }

    /// The source is not configured at all; a chain goes on to the next one.
    public static let notConfigured = Kind(rawValue: "notConfigured")
    /// The configuration contradicts itself, or a part of it is missing.
    public static let configuration = Kind(rawValue: "configuration")
    /// A login, or what came from it, has expired and has to be renewed by a person.
    public static let expired = Kind(rawValue: "expired")
    /// The source was asked and refused.
    public static let refused = Kind(rawValue: "refused")
    /// The source gave no answer.
    public static let unreachable = Kind(rawValue: "unreachable")
    /// The source's answer makes no sense.
    public static let unreadable = Kind(rawValue: "unreadable")
    /// The task was cancelled.
    public static let cancelled = Kind(rawValue: "cancelled")
    /// Anything else.
    public static let failed = Kind(rawValue: "failed")
  }
}

extension CredentialsError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
