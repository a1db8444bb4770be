import AWSEventStream
import AWSShapes

/// The checksum that some services send with a response.
enum ResponseChecksum {
  /// Whether the body of a response is the one that the service sent, as far as a header field tells.
  ///
  /// The checksum covers the body as it was sent, so an encoded one cannot be checked: a transport
  /// may have decoded it.
  ///
  /// - Parameter header: The name of the field with the CRC-32 in decimal.
  static func isCorrect(_ response: WireResponse, header: String) -> Bool {
    guard let text = response.header(header), let expected = UInt32(text),
      let bytes = response.body.bytes, response.header("content-encoding") == nil
    else { return true }
    var checksum = CRC32()
    checksum.add(bytes.span)
    return checksum.value == expected
  }
}
