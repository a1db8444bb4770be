import AWSEventStream

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Messages of event streams: those that have to be decoded and encoded again to the same bytes, and
/// those that have to be refused for the right reason.
///
/// Each message is decoded as a whole and in pieces of one byte.
enum EventStreamSuite: Suite {
  static let name = "event-stream"

  static func cases(at path: String) throws -> [ConformanceCase] {
    try VectorFile.expand(path, holding: ["messages.json"]).flatMap { file in
      let vectors = try VectorFile.read(EventStreamVectors.self, from: file)
      let positive = vectors.positive.map { vector in
        ConformanceCase(name: vector.name) { try run(vector) }
      }
      return positive
        + vectors.negative.map { vector in
          ConformanceCase(name: vector.name) { try run(vector) }
        }
    }
  }

  private static func run(_ vector: EventStreamVectors.Positive) throws -> Outcome {
    let bytes = try vector.message.bytes
    let expected = EventStreamMessage(
      headers: vector.headers.map(\.header), payload: try vector.payload.bytes)
    return Outcome(
      [
        Difference("decoded", expected: [expected], actual: try decode(bytes, bytes.count)),
        Difference("decoded byte by byte", expected: [expected], actual: try decode(bytes, 1)),
        Difference("encoded", expected: bytes, actual: try EventStreamEncoder().encode(expected)),
      ].compactMap { $0 })
  }

  private static func run(_ vector: EventStreamVectors.Negative) throws -> Outcome {
    let bytes = try vector.message.bytes
    return Outcome(
      [bytes.count, 1].compactMap { size in
        do throws(EventStreamError) {
          let messages = try decode(bytes, size)
          return Difference(
            "pieces of \(size)", expected: vector.reason, actual: "\(messages.count) messages")
        } catch {
          return Difference(
            "pieces of \(size)", expected: vector.reason, actual: error.kind.rawValue)
        }
      })
  }

  private static func decode(
    _ bytes: [UInt8], _ size: Int
  ) throws(EventStreamError) -> [EventStreamMessage] {
    var decoder = EventStreamDecoder()
    var messages: [EventStreamMessage] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      decoder.append(Array(rest.prefix(size)))
      rest = rest.dropFirst(size)
      while let message = try decoder.next() { messages.append(message) }
    }
    try decoder.finish()
    return messages
  }
}
