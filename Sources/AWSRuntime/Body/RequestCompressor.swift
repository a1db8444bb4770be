/// Compresses the bodies of requests whose operation allows it.
public protocol RequestCompressor: Sendable {
  /// The name of the encoding, as `Content-Encoding` has it.
  var encoding: String { get }

  /// The bytes, compressed.
  func compress(_ bytes: [UInt8]) -> [UInt8]
}
