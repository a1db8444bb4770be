/// The reason why there is no region to call.
public struct RegionError: Error, Sendable, Hashable {
  /// What is missing or wrong, and how to correct it.
  public var message: String

  /// A Boolean value that indicates whether there may be a region later, without a change of the
  /// configuration.
  public var mayPass: Bool

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - message: What is missing or wrong, and how to correct it.
  ///   - mayPass: Whether there may be a region later, without a change of the configuration.
  public init(_ message: String, mayPass: Bool = false) {
    self.message = message
    self.mayPass = mayPass
  }
}

extension RegionError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
