/// A response of the local service, and how it reaches the client.
public struct LocalReply: Sendable {
  /// How a response reaches the client.
  public enum Delivery: Sendable, Hashable {
    /// At once and whole.
    case whole
    /// A number of bytes at a time, with a pause before each.
    case drip(bytes: Int, every: Duration)
    /// The connection is closed after a number of bytes of the body; before the head if `nil`.
    case cut(after: Int?)
  }

  /// The response.
  public var response: LocalResponse

  /// How long the client waits before the response begins.
  public var delay: Duration = .zero

  /// How the response reaches the client after the delay.
  public var delivery = Delivery.whole
}
