import AWSSigV4
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The two examples of the Amazon S3 API reference: a body of 65 KiB in two chunks.
@Suite("Chunked bodies")
struct ChunkTests {
  private static let credentials = Credentials(
    accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
  )
  private static let chunks = [
    [UInt8](repeating: UInt8(ascii: "a"), count: 65_536),
    [UInt8](repeating: UInt8(ascii: "a"), count: 1024), [],
  ]
  private static let trailers = [(name: "x-amz-checksum-crc32c", value: "sOO8/Q==")]

  private let context = SigningContext(
    credentials: credentials, date: Date(timeIntervalSince1970: 1_369_353_600),
    region: "us-east-1", service: "s3", options: .s3)

  private func request(_ payload: StreamingPayload) -> SigningRequest {
    var headers = [
      (name: "Host", value: "s3.amazonaws.com"),
      (name: "x-amz-storage-class", value: "REDUCED_REDUNDANCY"),
      (name: "Content-Encoding", value: "aws-chunked"),
      (name: "x-amz-decoded-content-length", value: "66560"),
    ]
    if payload == .signed {
      headers.append((name: "Content-Length", value: "66824"))
    } else {
      headers.append((name: "x-amz-trailer", value: "x-amz-checksum-crc32c"))
    }
    return SigningRequest(
      method: "PUT", path: "/examplebucket/chunkObject.txt", headers: headers,
      payload: .streaming(payload))
  }

  private func start(_ payload: StreamingPayload) throws -> (String, ChunkSigner) {
    let signature = try SigV4Signer().sign(request(payload), with: context)
    let signer = try SigV4Signer().chunkSigner(
      continuing: signature, payload: payload, with: context)
    return (signature.signature, signer)
  }

  @Test("The documented chunks have the documented signatures")
  func documentedChunks() throws {
    var (seed, signer) = try start(.signed)
    #expect(seed == "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9")
    #expect(
      try Self.chunks.map { try signer.sign(chunk: $0) } == [
        "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
        "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
        "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
      ])
  }

  @Test("The documented trailer has the documented signature")
  func documentedTrailer() throws {
    var (seed, signer) = try start(.signedWithTrailer)
    #expect(seed == "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e")
    #expect(
      try Self.chunks.map { try signer.sign(chunk: $0) } == [
        "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
        "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
        "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
      ])
    #expect(
      try signer.sign(trailers: Self.trailers)
        == "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435")
  }

  @Test("The encoded body has the length that the request announces")
  func encoding() throws {
    var (_, signer) = try start(.signed)
    let encoded = try Self.chunks.map { try signer.encode(chunk: $0) }
    #expect(encoded.map(\.count).reduce(0, +) == 66_824)
    #expect(ChunkSigner.encodedByteCount(of: 66_560, chunkByteCount: 65_536) == 66_824)
    #expect(
      String(decoding: encoded[0].prefix(89), as: UTF8.self)
        == "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648"
        + "\r\na")
    #expect(
      String(decoding: encoded[2], as: UTF8.self)
        == "0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9"
        + "\r\n\r\n")
  }

  @Test("Trailers follow the last chunk, which has no empty line of its own")
  func trailerEncoding() throws {
    var (_, signer) = try start(.signedWithTrailer)
    let last = try Self.chunks.map { try signer.encode(chunk: $0) }[2]
    let trailers = try signer.encode(trailers: Self.trailers)
    #expect(
      String(decoding: last + trailers, as: UTF8.self)
        == "0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n"
        + "x-amz-checksum-crc32c:sOO8/Q==\r\n"
        + "x-amz-trailer-signature:"
        + "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n")
  }

  @Test(
    "The encoded size is that of the encoded chunks",
    arguments: [(0, 10), (1, 10), (10, 10), (11, 10), (30, 10), (255, 16), (1000, 1)])
  func encodedSize(byteCount: Int, chunkByteCount: Int) throws {
    var (_, signer) = try start(.signed)
    var total = 0
    for start in stride(from: 0, to: byteCount, by: chunkByteCount) {
      let count = min(chunkByteCount, byteCount - start)
      total += try signer.encode(chunk: [UInt8](repeating: 0, count: count)).count
    }
    total += try signer.encode(chunk: []).count
    #expect(
      ChunkSigner.encodedByteCount(of: byteCount, chunkByteCount: chunkByteCount) == total)
  }

  @Test(
    "Sizes that make no sense have no encoded size",
    arguments: [(-1, 10), (1, 0), (1, -1), (Int.max, 1), (Int.max, Int.max), (Int.min, 1)])
  func senselessSize(byteCount: Int, chunkByteCount: Int) {
    #expect(ChunkSigner.encodedByteCount(of: byteCount, chunkByteCount: chunkByteCount) == nil)
  }

  @Test("The order of a stream is kept")
  func order() throws {
    var (_, signer) = try start(.signed)
    #expect(throws: SigningError.unexpectedTrailers) { try signer.sign(trailers: []) }
    _ = try signer.sign(chunk: [])
    #expect(throws: SigningError.streamHasEnded) { try signer.sign(chunk: [1]) }
    #expect(throws: SigningError.unexpectedTrailers) { try signer.sign(trailers: []) }

    var (_, trailing) = try start(.signedWithTrailer)
    #expect(throws: SigningError.unexpectedTrailers) {
      try trailing.sign(trailers: Self.trailers)
    }
    _ = try trailing.sign(chunk: [])
    #expect(throws: SigningError.streamHasEnded) { try trailing.sign(chunk: []) }
    #expect(throws: SigningError.invalidHeaderValue(name: "a", offset: 0)) {
      try trailing.sign(trailers: [("a", "\n")])
    }
    _ = try trailing.sign(trailers: Self.trailers)
    #expect(throws: SigningError.streamHasEnded) {
      try trailing.sign(trailers: Self.trailers)
    }
  }

  @Test("Only signed chunks can be signed")
  func unsignedChunks() throws {
    let payload = StreamingPayload.unsignedWithTrailer
    let signature = try SigV4Signer().sign(request(payload), with: context)
    #expect(throws: SigningError.unsupportedPayload) {
      try SigV4Signer().chunkSigner(continuing: signature, payload: payload, with: context)
    }
  }

  private func verifier(_ payload: StreamingPayload) throws -> ChunkVerifier {
    var received = request(payload)
    received.headers += try SigV4Signer().sign(received, with: context).headers
    let verifier = SigV4Verifier(region: "us-east-1", service: "s3", options: .s3)
    let verified = try verifier.verify(received, now: context.date) { _ in Self.credentials }
    return try verifier.chunkVerifier(
      continuing: verified, payload: payload, credentials: Self.credentials)
  }

  @Test("The verifier accepts what the signer signs, chunk after chunk")
  func verification() throws {
    var (_, signer) = try start(.signedWithTrailer)
    var verifier = try verifier(.signedWithTrailer)
    for chunk in Self.chunks {
      try verifier.verify(chunk: chunk, signature: try signer.sign(chunk: chunk))
    }
    try verifier.verify(
      trailers: Self.trailers, signature: try signer.sign(trailers: Self.trailers))
    #expect(throws: VerificationError.invalidRequest(.streamHasEnded)) {
      try verifier.verify(chunk: [], signature: "")
    }
  }

  @Test("A changed chunk is rejected, and so is all that follows")
  func changedChunk() throws {
    var (_, signer) = try start(.signed)
    var verifier = try verifier(.signed)
    let signatures = try Self.chunks.map { try signer.sign(chunk: $0) }
    try verifier.verify(chunk: Self.chunks[0], signature: signatures[0])
    #expect(throws: VerificationError.chunkSignatureMismatch(index: 1)) {
      try verifier.verify(chunk: [1], signature: signatures[1])
    }
    #expect(throws: VerificationError.chunkSignatureMismatch(index: 2)) {
      try verifier.verify(chunk: Self.chunks[2], signature: signatures[2])
    }
  }

  @Test(
    "A truncated body is not complete", arguments: [StreamingPayload.signed, .signedWithTrailer])
  func completeness(payload: StreamingPayload) throws {
    var (_, signer) = try start(payload)
    var verifier = try verifier(payload)
    for chunk in Self.chunks {
      #expect(!verifier.isComplete)
      try verifier.verify(chunk: chunk, signature: try signer.sign(chunk: chunk))
    }
    #expect(verifier.isComplete == (payload == .signed))
    guard payload == .signedWithTrailer else { return }
    try verifier.verify(
      trailers: Self.trailers, signature: try signer.sign(trailers: Self.trailers))
    #expect(verifier.isComplete)
  }

  @Test("A body is not complete if its last chunk or its trailers have a wrong signature")
  func failedCompleteness() throws {
    var verifier = try verifier(.signed)
    #expect(throws: VerificationError.chunkSignatureMismatch(index: 0)) {
      try verifier.verify(chunk: [], signature: String(repeating: "0", count: 64))
    }
    #expect(!verifier.isComplete)

    var (_, signer) = try start(.signedWithTrailer)
    var trailing = try self.verifier(.signedWithTrailer)
    try trailing.verify(chunk: [], signature: try signer.sign(chunk: []))
    let signature = try signer.sign(trailers: Self.trailers)
    #expect(throws: VerificationError.self) {
      try trailing.verify(trailers: [(name: "a", value: "\n")], signature: signature)
    }
    #expect(!trailing.isComplete)
    // After an error nothing is accepted any more.
    #expect(throws: VerificationError.trailerSignatureMismatch) {
      try trailing.verify(trailers: Self.trailers, signature: signature)
    }
    #expect(!trailing.isComplete)
  }

  @Test("Printing chunk signers and verifiers shows nothing of the key")
  func printing() throws {
    let (_, signer) = try start(.signed)
    let verifier = try verifier(.signed)
    for value in [signer, verifier] as [Any] {
      var text = "\(value) \(String(reflecting: value)) "
      dump(value, to: &text)
      #expect(!text.contains("stream"))
    }
  }

  @Test("A changed trailer is rejected")
  func changedTrailer() throws {
    var (_, signer) = try start(.signedWithTrailer)
    var verifier = try verifier(.signedWithTrailer)
    for chunk in Self.chunks {
      try verifier.verify(chunk: chunk, signature: try signer.sign(chunk: chunk))
    }
    let signature = try signer.sign(trailers: Self.trailers)
    #expect(throws: VerificationError.trailerSignatureMismatch) {
      try verifier.verify(
        trailers: [(name: "x-amz-checksum-crc32c", value: "sOO8/A==")], signature: signature)
    }
  }

  @Test("Chunks in another order are rejected")
  func swappedChunks() throws {
    var (_, signer) = try start(.signed)
    var verifier = try verifier(.signed)
    let signatures = try Self.chunks.map { try signer.sign(chunk: $0) }
    #expect(throws: VerificationError.chunkSignatureMismatch(index: 0)) {
      try verifier.verify(chunk: Self.chunks[1], signature: signatures[1])
    }
  }
}
