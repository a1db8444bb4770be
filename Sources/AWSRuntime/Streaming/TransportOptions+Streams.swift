import HTTPTransportAPI

extension TransportOptions {
  /// Longer than any transfer takes.
  private static let unlimited = Duration.seconds(365 * 86_400)

  /// Returns the options of an attempt whose request or response is a stream, which may take as long
  /// as it moves: the attempt's timeout limits how long the connection may be idle, and only the
  /// call's timeout limits the whole transfer.
  ///
  /// - Parameters:
  ///   - remaining: The time left of the call; `nil` if it is unlimited.
  ///   - sends: Whether the request is a stream, which takes its time before a response can come.
  ///   - receives: Whether the response is a stream.
  func forStream(within remaining: Duration?, sends: Bool, receives: Bool) -> TransportOptions {
    var options = self
    options.idleTimeout = idleTimeout ?? timeout
    options.timeout = remaining ?? Self.unlimited
    if sends { options.firstByteTimeout = nil }
    options.streamsResponse = receives
    return options
  }
}
