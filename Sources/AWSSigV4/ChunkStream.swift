internal import Crypto

/// The chain of signatures over a chunked body: each one covers the one before.
struct ChunkStream: Sendable {
  private let states: HMACStates
  private let timestamp: SigningTimestamp
  private let scope: String
  let hasTrailers: Bool
  private var previousSignature: String
  private var position = Position.chunks
  private(set) var chunkCount = 0
  private var scratch = [UInt8](repeating: 0, count: SHA256Digest.byteCount)

  private enum Position {
    case chunks
    case trailers
    case end
  }

  init(
    key: SigningKey, timestamp: SigningTimestamp, signature: String, hasTrailers: Bool
  ) {
    states = key.states
    scope = key.scope
    self.timestamp = timestamp
    self.hasTrailers = hasTrailers
    previousSignature = signature
  }

  /// Goes on to the next chunk; an empty one is the last.
  mutating func code(forChunk chunk: [UInt8]) throws(SigningError) -> SHA256Digest {
    guard position == .chunks else { throw .streamHasEnded }
    if chunk.isEmpty { position = hasTrailers ? .trailers : .end }
    chunkCount += 1
    return code(kind: "PAYLOAD") { buffer in
      // The hash of no bytes stands where header fields of a chunk could have been.
      buffer.appendHex(SHA256.hash(data: [UInt8]()))
      buffer.append(Ascii.newline)
      buffer.appendHex(SHA256.hash(data: chunk))
    }
  }

  /// Goes on to the end, over the trailers.
  mutating func code(
    forTrailers trailers: [(name: String, value: String)]
  ) throws(SigningError) -> SHA256Digest {
    switch position {
    case .chunks: throw .unexpectedTrailers
    case .end: throw hasTrailers ? .streamHasEnded : .unexpectedTrailers
    case .trailers: break
    }
    var workspace = Workspace()
    try workspace.writeTrailers(trailers)
    position = .end
    return code(kind: "TRAILER") { buffer in
      buffer.appendHex(SHA256.hash(data: workspace.buffer.slice(workspace.canonicalRequest)))
    }
  }

  /// Takes a signature into the chain, for the next one to cover.
  mutating func advance(to signature: String) {
    previousSignature = signature
  }

  private mutating func code(
    kind: String, payload: (inout ByteBuffer) -> Void
  ) -> SHA256Digest {
    var buffer = ByteBuffer(capacity: 512)
    buffer.append(SigningAlgorithm.hmac.name)
    buffer.append("-\(kind)\n")
    timestamp.write(to: &buffer)
    buffer.append("\n\(scope)\n\(previousSignature)\n")
    payload(&buffer)
    return states.code(for: buffer.slice(0..<buffer.count), scratch: &scratch)
  }
}

extension Workspace {
  /// Writes trailers as the lines that their signature covers, as the canonical request.
  mutating func writeTrailers(
    _ trailers: [(name: String, value: String)]
  ) throws(SigningError) {
    for index in trailers.indices {
      try addHeader(trailers[index].name, source: .request(index))
    }
    sortHeaders()
    let lines = SigningRequest(method: "", path: "", headers: trailers)
    let added = AddedFields(
      timestamp: SigningTimestamp(seconds: 0), sessionToken: nil, sessionTokenIsPlain: false,
      regionSet: "")
    let start = buffer.count
    try writeCanonicalHeaders(lines, added: added)
    canonicalRequest = start..<buffer.count
  }
}
