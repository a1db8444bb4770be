public import AWSShapes
import AWSSigV4

/// The last steps before a request is signed: compressing its body and adding checksums.
///
/// Both happen only for operations that ask for them. The checksums are those of the body as it is
/// sent. A stream is sent uncompressed, and the pipeline computes its checksums as it reads the
/// stream for the first time.
///
/// Source: Smithy 2.0 specification, "requestCompression trait" and "httpChecksumRequired trait".
public struct RequestPreparation: Sendable {
  /// The compressors to choose from. Without one for an encoding that the operation allows, bodies
  /// are sent uncompressed, which every service accepts.
  public var compressors: [any RequestCompressor]

  /// The size in bytes from which a body is compressed. The default is 10,240.
  ///
  /// Source: AWS SDKs and Tools Reference Guide, "Compression".
  public var minimumCompressedSize = 10_240

  /// Creates a preparation.
  ///
  /// - Parameter compressors: The compressors to choose from; none by default.
  public init(compressors: [any RequestCompressor] = []) {
    self.compressors = compressors
  }

  /// Returns the request with its body ready to be sent.
  ///
  /// - Returns: The request. If its body is a stream that can be read again, the checksums are still
  ///   missing.
  /// - Throws: ``RequestPreparationError`` if a checksum is required that cannot be computed.
  public func prepare(
    _ request: consuming WireRequest
  ) throws(RequestPreparationError) -> WireRequest {
    if request.checksums.isEmpty, request.compressionEncodings.isEmpty { return request }
    compress(&request)
    for checksum in request.checksums { try add(checksum, to: &request) }
    return request
  }

  /// Streams are sent uncompressed.
  private func compress(_ request: inout WireRequest) {
    guard let bytes = request.body?.bytes, bytes.count >= minimumCompressedSize,
      let compressor = compressor(for: request.compressionEncodings)
    else { return }
    request.body = ByteStream(compressor.compress(bytes))
    append(compressor.encoding, to: &request)
  }

  private func compressor(for encodings: [String]) -> (any RequestCompressor)? {
    for encoding in encodings {
      if let found = compressors.first(where: { Ascii.areSame(encoding, $0.encoding) }) {
        return found
      }
    }
    return nil
  }

  /// Encodings are listed in the order in which they were applied.
  ///
  /// Source: RFC 9110, section 8.4.
  private func append(_ encoding: String, to request: inout WireRequest) {
    let name = "Content-Encoding"
    guard
      let index = request.headers.firstIndex(where: { Ascii.areEqualIgnoringCase($0.name, name) })
    else {
      request.headers.append(WireHeader(name, encoding))
      return
    }
    let value = request.headers[index].value
    request.headers[index].value = value.isEmpty ? encoding : "\(value), \(encoding)"
  }

  /// A checksum that the caller has set is kept.
  private func add(
    _ checksum: RequestChecksum, to request: inout WireRequest
  ) throws(RequestPreparationError) {
    let name = checksum.header
    guard !request.headers.contains(where: { Ascii.areEqualIgnoringCase($0.name, name) }) else {
      return
    }
    let body = request.body ?? .empty
    guard let bytes = body.bytes else {
      guard !body.isReplayable else { return }
      throw RequestPreparationError(
        "the body is a stream that can be read only once, so its checksum is unknown; pass bytes "
          + "or a stream that can be read again, or set \(checksum.header) yourself")
    }
    guard let value = BodyChecksum.value(checksum.algorithm, of: bytes) else {
      throw RequestPreparationError(
        "the checksum algorithm \(checksum.algorithm.rawValue) of \(checksum.header) is unknown")
    }
    request.headers.append(WireHeader(checksum.header, value))
  }
}
