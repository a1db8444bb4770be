internal import Crypto

/// A signer for the chunks of a body in `aws-chunked` encoding, one after another.
///
/// Get one from ``SigV4Signer/chunkSigner(continuing:payload:with:)`` after signing the request with
/// ``Payload/streaming(_:)``. Each signature covers the one before, so the order matters. An empty
/// chunk ends the body; if the payload has trailers, they follow it.
public struct ChunkSigner: Sendable {
  private var stream: ChunkStream

  init(stream: ChunkStream) {
    self.stream = stream
  }

  /// Signs the next chunk and returns its signature.
  ///
  /// - Parameter chunk: The bytes of the chunk; empty for the last one.
  /// - Throws: ``SigningError/streamHasEnded`` after the last chunk.
  public mutating func sign(chunk: [UInt8]) throws(SigningError) -> String {
    let signature = Hexadecimal.text(try stream.code(forChunk: chunk))
    stream.advance(to: signature)
    return signature
  }

  /// Signs the trailers and returns the value of `x-amz-trailer-signature`.
  ///
  /// - Throws: ``SigningError/unexpectedTrailers`` before the last chunk or for a payload without
  ///   trailers, ``SigningError/streamHasEnded`` the second time, and other cases for invalid header
  ///   fields.
  public mutating func sign(
    trailers: [(name: String, value: String)]
  ) throws(SigningError) -> String {
    let signature = Hexadecimal.text(try stream.code(forTrailers: trailers))
    stream.advance(to: signature)
    return signature
  }

  /// Signs the next chunk and returns its encoding on the wire.
  ///
  /// The last chunk of a body without trailers includes the empty line that ends the body.
  ///
  /// - Throws: ``SigningError/streamHasEnded`` after the last chunk.
  public mutating func encode(chunk: [UInt8]) throws(SigningError) -> [UInt8] {
    let endsBody = chunk.isEmpty && !stream.hasTrailers
    let signature = try sign(chunk: chunk)
    let head = "\(String(chunk.count, radix: 16));chunk-signature=\(signature)\r\n"
    var bytes = Array(head.utf8)
    bytes.append(contentsOf: chunk)
    if !chunk.isEmpty || endsBody { bytes.append(contentsOf: Self.lineBreak) }
    return bytes
  }

  /// Signs the trailers and returns their encoding on the wire, including the end of the body.
  ///
  /// - Throws: ``SigningError`` in the same cases as ``sign(trailers:)``.
  public mutating func encode(
    trailers: [(name: String, value: String)]
  ) throws(SigningError) -> [UInt8] {
    let signature = try sign(trailers: trailers)
    var bytes: [UInt8] = []
    for (name, value) in trailers + [("x-amz-trailer-signature", signature)] {
      bytes.append(contentsOf: "\(name):\(value)\r\n".utf8)
    }
    bytes.append(contentsOf: Self.lineBreak)
    return bytes
  }

  /// Returns the size of a body in signed chunks without trailers: the value of `Content-Length`.
  ///
  /// - Parameters:
  ///   - byteCount: The size of the body in bytes, 0 or more.
  ///   - chunkByteCount: The size in bytes of every chunk but the last two, 1 or more.
  /// - Returns: The size in bytes; `nil` if an argument is out of range or the sum overflows.
  public static func encodedByteCount(of byteCount: Int, chunkByteCount: Int) -> Int? {
    guard byteCount >= 0, chunkByteCount >= 1 else { return nil }
    let (fullCount, rest) = byteCount.quotientAndRemainder(dividingBy: chunkByteCount)
    let partialFrames = (rest == 0 ? 0 : frameByteCount(rest)) + frameByteCount(0)
    let (framing, overflows) = fullCount.multipliedReportingOverflow(
      by: frameByteCount(chunkByteCount))
    guard !overflows else { return nil }
    // The bytes of the body itself come last: nearly all of the sum.
    var total = framing
    for part in [partialFrames, byteCount] {
      let (sum, overflows) = total.addingReportingOverflow(part)
      guard !overflows else { return nil }
      total = sum
    }
    return total
  }

  private static let lineBreak: [UInt8] = [Ascii.carriageReturn, Ascii.newline]

  /// The size of a chunk on the wire without its bytes.
  private static func frameByteCount(_ chunkByteCount: Int) -> Int {
    let digits = String(chunkByteCount, radix: 16).utf8.count
    let marker = ";chunk-signature=".utf8.count + 2 * SHA256Digest.byteCount
    return digits + marker + 2 * lineBreak.count
  }
}

extension ChunkSigner: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The number of chunks signed so far; never anything of the key.
  public var description: String { "ChunkSigner(chunkCount: \(stream.chunkCount))" }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without the key, for `dump` and debuggers.
  public var customMirror: Mirror { Mirror(self, children: ["chunkCount": stream.chunkCount]) }
}
