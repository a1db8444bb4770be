import SsmSapLocal

/// A stream of server-sent events that begins with the state of a service and has each later one.
///
/// Source: WHATWG, HTML, "Server-sent events".
struct EventStream: Sendable {
  /// How often the service is asked for changes.
  private static let interval = Duration.milliseconds(250)

  /// How often a silent stream has a comment, so that either side notices when the other is gone.
  private static let silence = Duration.seconds(15)

  /// A number that grows with the state.
  let revision: @Sendable () -> UInt64

  /// Returns the state, a JSON text.
  let state: @Sendable () throws -> [UInt8]

  /// Passes on events until the task is cancelled or the server stops.
  func run(
    until isStopping: () -> Bool, send: (String) async throws -> Void
  ) async throws {
    var sent: UInt64?
    var last = ContinuousClock.now
    while !isStopping() {
      let current = revision()
      if current != sent {
        try await send(Self.event("state", state()))
        (sent, last) = (current, .now)
      } else if last.duration(to: .now) >= Self.silence {
        try await send(": no change\n\n")
        last = .now
      }
      try await Task.sleep(for: Self.interval)
    }
  }

  /// A line break in the data would end it, so each of its lines has a field of its own.
  static func event(_ name: String, _ data: [UInt8]) -> String {
    let lines = data.split(separator: UInt8(ascii: "\n")).map { line in
      "data: \(String(decoding: line, as: UTF8.self))\n"
    }
    return "event: \(name)\n\(lines.joined())\n"
  }
}
