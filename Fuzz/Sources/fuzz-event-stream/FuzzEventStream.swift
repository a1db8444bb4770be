import AWSEventStream
import CFuzzer
import Foundation

/// Feeds bytes to the decoder of event streams: as they are, in small pieces, and as the headers and
/// the payload of a message with the right lengths and checksums.
///
/// Nothing may trap. The size of the pieces changes nothing, and what is decoded is encoded again to
/// the same bytes.
@main
struct FuzzEventStream {
  static func main() {
    exit(
      fuzz(CommandLine.argc, CommandLine.unsafeArgv) { bytes, count in
        FuzzEventStream.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }

  static func run(_ bytes: [UInt8]) {
    check(bytes)
    guard let first = bytes.first else { return }
    check(framed(bytes.dropFirst(), headersByteCount: min(Int(first), bytes.count - 1)))
  }

  private static func check(_ bytes: [UInt8]) {
    let whole = decode(bytes, pieces: max(bytes.count, 1))
    let pieces = decode(bytes, pieces: 3)
    if whole.messages != pieces.messages { fatalError("the pieces change the messages") }
    if whole.error != pieces.error { fatalError("the pieces change the error") }
    if let error = whole.error, error.offset > bytes.count {
      fatalError("an error behind the end: \(error)")
    }
    var encoded: [UInt8] = []
    for message in whole.messages {
      // Values of more than 32,767 bytes are read only.
      guard let again = try? EventStreamEncoder().encode(message) else { return }
      encoded += again
    }
    if !bytes.starts(with: encoded) { fatalError("a message is encoded to other bytes") }
  }

  private static func decode(
    _ bytes: [UInt8], pieces size: Int
  ) -> (messages: [EventStreamMessage], error: EventStreamError?) {
    var decoder = EventStreamDecoder()
    var messages: [EventStreamMessage] = []
    var rest = bytes[...]
    do throws(EventStreamError) {
      while !rest.isEmpty {
        decoder.append(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
        while let message = try decoder.next() { messages.append(message) }
      }
      try decoder.finish()
      return (messages, nil)
    } catch {
      return (messages, error)
    }
  }

  /// A message with these bytes as headers and payload, which random bytes would not become.
  private static func framed(_ bytes: ArraySlice<UInt8>, headersByteCount: Int) -> [UInt8] {
    var message = bigEndian(UInt32(bytes.count + 16)) + bigEndian(UInt32(headersByteCount))
    message += bigEndian(crc32(message))
    message += bytes
    return message + bigEndian(crc32(message))
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { rest, _ in
        rest & 1 == 1 ? (rest >> 1) ^ 0xEDB8_8320 : rest >> 1
      }
    }
  }
}
