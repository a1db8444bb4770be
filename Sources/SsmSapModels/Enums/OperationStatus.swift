/// How far an operation is.
///
/// The service may add values; one that is not listed here keeps its raw value.
public struct OperationStatus: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
  /// The value as it stands on the wire.
  public let rawValue: String

  /// A value by its name on the wire.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The value as it stands on the wire.
  public var description: String { rawValue }

  /// The operation is under way.
  public static let inProgress = OperationStatus(rawValue: "INPROGRESS")
  /// The operation ended and did what it should.
  public static let success = OperationStatus(rawValue: "SUCCESS")
  /// The operation ended without doing what it should; its status message tells why.
  public static let error = OperationStatus(rawValue: "ERROR")
}
