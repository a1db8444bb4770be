/// The limits of a connection to the server.
struct ServerLimits: Sendable {
  /// The largest body of a request, in bytes. The service's largest inputs have a few kilobytes.
  var bodySize = 1 << 20

  /// The largest header section of a request, in bytes.
  var headerSize = 64 << 10

  /// The largest number of header fields in a request.
  var headerFields = 128

  /// How long a connection may take from its start, or from its last response, to the end of the next
  /// request.
  var requestTimeout = Duration.seconds(60)

  /// How long the server waits for responses to end when it stops.
  var shutdownTimeout = Duration.seconds(5)
}
