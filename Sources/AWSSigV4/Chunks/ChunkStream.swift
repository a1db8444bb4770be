internal import Crypto

/// The chain of signatures over a chunked body: each one covers the one before.
struct ChunkStream: Sendable {
  private let states: HMACStates
  private let timestamp: SigningTimestamp
  private let labels: SignatureLabels
  let hasTrailers: Bool
  private var previousSignature: String
  private var position = Position.chunks
  private(set) var chunkCount = 0
  private var scratch = DigestText()

  var isAtEnd: Bool { position == .end }

  private enum Position {
    case chunks
    case trailers
    case end
  }

  init(
    key: SigningKey, timestamp: SigningTimestamp, signature: String, hasTrailers: Bool
  ) {
    states = key.states
    labels = key.labels
    self.timestamp = timestamp
    self.hasTrailers = hasTrailers
    previousSignature = signature
  }

  /// Continues with the next chunk; an empty one is the last.
  mutating func code(forChunk chunk: [UInt8]) throws(SigningError) -> SHA256Digest {
    guard position == .chunks else { throw .streamHasEnded }
    if chunk.isEmpty { position = hasTrailers ? .trailers : .end }
    chunkCount += 1
    // The hash of no bytes: chunks have no header fields.
    return code(kind: "PAYLOAD", hashes: [SHA256.hash(data: [UInt8]()), SHA256.hash(data: chunk)])
  }

  /// Continues with the trailers, which end the body.
  mutating func code(
    forTrailers trailers: [(name: String, value: String)]
  ) throws(SigningError) -> SHA256Digest {
    switch position {
    case .chunks: throw .unexpectedTrailers
    case .end: throw hasTrailers ? .streamHasEnded : .unexpectedTrailers
    case .trailers: break
    }
    let hash = SHA256.hash(data: try SigningBuffer.trailerLines(trailers))
    position = .end
    return code(kind: "TRAILER", hashes: [hash])
  }

  /// Adds a signature to the chain, for the next one to cover.
  mutating func advance(to signature: String) {
    previousSignature = signature
  }

  private mutating func code(kind: String, hashes: [SHA256Digest]) -> SHA256Digest {
    let lines =
      ["\(SigningAlgorithm.hmac.name)-\(kind)", timestamp.text, labels.scope, previousSignature]
      + hashes.map { Hexadecimal.text($0) }
    return states.code(for: ArraySlice(lines.joined(separator: "\n").utf8), scratch: &scratch)
  }
}

extension ChunkStream {
  /// Starts the chain of a request whose signature is known.
  init(
    continuing signature: String, payload: StreamingPayload, context: borrowing SigningContext,
    keyCache: SigningKeyCache
  ) throws(SigningError) {
    let hasTrailers: Bool
    switch payload {
    case .signed: hasTrailers = false
    case .signedWithTrailer: hasTrailers = true
    case .unsignedWithTrailer, .events: throw .unsupportedPayload
    }
    let timestamp = try SigningTimestamp(context.date)
    let key = try keyCache.key(context, timestamp)
    self.init(key: key, timestamp: timestamp, signature: signature, hasTrailers: hasTrailers)
  }
}
