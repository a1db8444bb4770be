import AWSRuntime
import AWSShapes
import Testing

/// Halves a body, which is easy to check.
private struct Halving: RequestCompressor {
  let encoding: String

  func compress(_ bytes: [UInt8]) -> [UInt8] { Array(bytes[..<(bytes.count / 2)]) }
}

@Suite("Preparation of bodies")
struct RequestPreparationTests {
  private func request(
    _ body: ByteStream?, encodings: [String] = [], checksums: [RequestChecksum] = [],
    headers: [WireHeader] = []
  ) -> WireRequest {
    var request = WireRequest(method: "POST", target: "/", headers: headers, body: body)
    request.compressionEncodings = encodings
    request.checksums = checksums
    return request
  }

  private let large = ByteStream([UInt8](repeating: 65, count: 10_240))

  private let compressing = RequestPreparation(compressors: [Halving(encoding: "gzip")])

  @Test("A body of the minimum size is compressed where the operation allows it")
  func compresses() throws {
    let prepared = try compressing.prepare(request(large, encodings: ["br", "gzip"]))
    #expect(prepared.headers == [WireHeader("Content-Encoding", "gzip")])
    #expect(prepared.body?.length == 5120)
  }

  @Test("An encoding that was applied before comes first")
  func appendsEncoding() throws {
    let prepared = try compressing.prepare(
      request(large, encodings: ["gzip"], headers: [WireHeader("content-encoding", "custom")]))
    #expect(prepared.headers == [WireHeader("content-encoding", "custom, gzip")])
  }

  @Test("A small body, an unknown encoding and no compressor leave the body as it is")
  func leavesBodies() throws {
    let small = ByteStream([UInt8](repeating: 65, count: 10_239))
    for (body, encodings, preparation) in [
      (small, ["gzip"], compressing), (large, ["br"], compressing), (large, [], compressing),
      (large, ["GZIP"], compressing), (large, ["gzip"], RequestPreparation()),
    ] {
      let prepared = try preparation.prepare(request(body, encodings: encodings))
      #expect(prepared.headers.isEmpty)
      #expect(prepared.body?.bytes == body.bytes)
    }
  }

  @Test(
    "Checksums are those of public examples",
    arguments: [
      // Sources: RFC 1321, appendix A.5 in base64; FIPS 180-4 examples; a tree of one leaf is it.
      (RequestChecksum.Algorithm.md5, "", "1B2M2Y8AsgTpgAmY7PhCfg=="),
      (.md5, "abc", "kAFQmDzST7DWlj99KOF/cg=="),
      (.sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (.sha256Tree, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func computesChecksums(
    algorithm: RequestChecksum.Algorithm, body: String, value: String
  ) throws {
    let checksum = RequestChecksum(header: "X-Sum", algorithm: algorithm)
    let prepared = try RequestPreparation().prepare(
      request(ByteStream(Array(body.utf8)), checksums: [checksum]))
    #expect(prepared.headers == [WireHeader("X-Sum", value)])
  }

  @Test("The tree of a body beyond a mebibyte has a leaf for each mebibyte")
  func computesTree() throws {
    // Python: d = hashlib.sha256; m = b"A" * 2**20
    // d(d(d(m).digest() + d(m).digest()).digest() + d(b"A").digest()).hexdigest()
    let body = ByteStream([UInt8](repeating: 65, count: 2 << 20 | 1))
    let prepared = try RequestPreparation().prepare(
      request(body, checksums: [RequestChecksum(header: "T", algorithm: .sha256Tree)]))
    #expect(
      prepared.headers.first?.value
        == "4bf3915c965cbead37161a36c6adf7b830c0d3a41c104e0876fc5eadf64306e7")
  }

  @Test("A checksum is one of the body as it is sent, and one that is set stays")
  func checksumsWhatIsSent() throws {
    let compressed = try compressing.prepare(
      request(large, encodings: ["gzip"], checksums: [.contentMD5]))
    let plain = try RequestPreparation().prepare(request(large, checksums: [.contentMD5]))
    #expect(compressed.headers.last?.name == "Content-MD5")
    #expect(compressed.headers.last != plain.headers.last)
    let set = [WireHeader("content-md5", "mine")]
    #expect(
      try RequestPreparation().prepare(request(large, checksums: [.contentMD5], headers: set))
        .headers == set)
  }

  @Test("A checksum of a stream, or one that nobody knows, is an error that names the field")
  func refusesChecksums() {
    let stream = ByteStream(AsyncThrowingStream<[UInt8], any Error> { $0.finish() })
    let unknown = RequestChecksum(
      header: "X-Other", algorithm: RequestChecksum.Algorithm(rawValue: "other"))
    for (request, name) in [
      (request(stream, checksums: [.contentMD5]), "Content-MD5"),
      (request(large, checksums: [unknown]), "X-Other"),
    ] {
      let error = #expect(throws: RequestPreparationError.self) {
        _ = try RequestPreparation().prepare(request)
      }
      #expect(error?.description.contains(name) == true)
    }
  }
}
