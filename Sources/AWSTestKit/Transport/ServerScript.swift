/// What a server does with each connection: the steps in order, then it closes the connection.
public struct ServerScript: Sendable {
  /// A single step of a script.
  public enum Step: Sendable {
    /// Reads and records a request, with a body as long as its `Content-Length` says. The script
    /// ends when the client has closed the connection.
    case readRequest
    /// Writes the bytes.
    case write([UInt8])
    /// Closes the connection at once, with a TCP reset where the system allows it.
    case reset
    /// Waits until the client closes the connection.
    case waitForEnd
  }

  /// The steps of the script.
  public var steps: [Step]

  /// Whether the script starts again after its last step, until the client closes the connection.
  public var repeats: Bool

  /// Creates a script.
  public init(_ steps: [Step], repeats: Bool = false) {
    self.steps = steps
    self.repeats = repeats
  }

  /// Returns a script that responds to every request with the text.
  public static func answering(_ text: String) -> ServerScript {
    ServerScript([.readRequest, .write(Array(text.utf8))], repeats: true)
  }
}
