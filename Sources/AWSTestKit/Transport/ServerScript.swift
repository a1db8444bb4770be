/// What a server does with each connection that it accepts: steps in order, then it closes.
public struct ServerScript: Sendable {
  /// One thing that a server does.
  public enum Step: Sendable {
    /// Reads a request, with as much body as its `Content-Length` says, and keeps it. At the end
    /// of the connection the script ends.
    case readRequest
    /// Writes these bytes.
    case write([UInt8])
    /// Closes the connection at once, with a reset where the system can.
    case reset
    /// Waits until the client closes the connection.
    case waitForEnd
  }

  /// The steps, in order.
  public var steps: [Step]

  /// Whether the steps start again after the last one, until the client closes.
  public var repeats: Bool

  /// A script of these steps.
  public init(_ steps: [Step], repeats: Bool = false) {
    self.steps = steps
    self.repeats = repeats
  }

  /// Answers every request with this text.
  public static func answering(_ text: String) -> ServerScript {
    ServerScript([.readRequest, .write(Array(text.utf8))], repeats: true)
  }
}
