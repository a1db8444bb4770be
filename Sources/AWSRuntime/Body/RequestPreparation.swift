public import AWSShapes

/// Does with a body what the wire protocol asks for and does not do itself: compression, then
/// checksums of what will be sent.
///
/// Source: Smithy 2.0 specification, "requestCompression trait" and "httpChecksumRequired trait".
public struct RequestPreparation: Sendable {
  /// The compressors there are; none turns compression off.
  public var compressors: [any RequestCompressor]

  /// The size in bytes from which on a body is compressed; 10,240 unless set.
  ///
  /// Source: AWS SDKs and Tools Reference Guide, "Compression".
  public var minimumCompressedSize = 10_240

  /// A preparation with these compressors.
  public init(compressors: [any RequestCompressor] = [GzipCompressor()]) {
    self.compressors = compressors
  }

  /// The request with its body ready to be sent.
  ///
  /// - Throws: ``RequestPreparationError`` when a checksum is asked for that cannot be computed.
  public func prepare(
    _ request: WireRequest
  ) throws(RequestPreparationError) -> WireRequest {
    if request.checksums.isEmpty, request.compressionEncodings.isEmpty { return request }
    var prepared = request
    compress(&prepared)
    for checksum in request.checksums { try add(checksum, to: &prepared) }
    return prepared
  }

  /// A body that is a stream goes as it is.
  private func compress(_ request: inout WireRequest) {
    guard let bytes = request.body?.bytes, bytes.count >= minimumCompressedSize,
      let compressor = compressor(for: request.compressionEncodings)
    else { return }
    request.body = ByteStream(compressor.compress(bytes))
    append(compressor.encoding, to: &request)
  }

  private func compressor(for encodings: [String]) -> (any RequestCompressor)? {
    for encoding in encodings {
      if let found = compressors.first(where: { $0.encoding == encoding }) { return found }
    }
    return nil
  }

  /// The last encoding that is named is the last that was applied.
  ///
  /// Source: RFC 9110, section 8.4.
  private func append(_ encoding: String, to request: inout WireRequest) {
    let name = "Content-Encoding"
    guard
      let index = request.headers.firstIndex(where: { $0.name.lowercased() == "content-encoding" })
    else {
      request.headers.append(WireHeader(name, encoding))
      return
    }
    let value = request.headers[index].value
    request.headers[index].value = value.isEmpty ? encoding : "\(value), \(encoding)"
  }

  /// A checksum that the caller has set stays.
  private func add(
    _ checksum: RequestChecksum, to request: inout WireRequest
  ) throws(RequestPreparationError) {
    let name = checksum.header.lowercased()
    guard !request.headers.contains(where: { $0.name.lowercased() == name }) else { return }
    guard let bytes = (request.body ?? .empty).bytes else {
      throw RequestPreparationError(
        "\(checksum.header) is a checksum of the whole body, which is a stream: set the header")
    }
    guard let value = BodyChecksum.value(checksum.algorithm, of: bytes) else {
      throw RequestPreparationError(
        "the checksum \(checksum.algorithm.rawValue) of \(checksum.header) is not known")
    }
    request.headers.append(WireHeader(checksum.header, value))
  }
}
