import AWSRuntime
import AWSShapes
import ClientGlacier
import ClientMediaStoreData
import ClientPolly
import Foundation

/// The bytes of a stream that a service returns, as boto3's `read()` has them.
private func bytes(of stream: ByteStream) async throws -> Document {
  var bytes: [UInt8] = []
  for try await chunk in stream { bytes += chunk }
  return .string(Data(bytes).base64EncodedString())
}

/// Bytes that are no text, different in each mebibyte.
private func sample(_ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 9) | 0x80 }
}

/// A stream that is not in memory, as far as a client knows.
private func stream(of chunks: [[UInt8]]) -> ByteStream {
  ByteStream {
    AsyncStream { continuation in
      for chunk in chunks { continuation.yield(chunk) }
      continuation.finish()
    }
  }
}

/// The same as text, since moto's MediaStore takes nothing else.
private func textSample(_ count: Int) -> [UInt8] { sample(count).map { $0 & 0x1F | 0x40 } }

func callPolly() async throws {
  let speech = try await PollyClient().synthesizeSpeech(
    outputFormat: .mp3, text: "Good evening", voiceId: .joanna, sampleRate: "22050")
  try Report.show(
    "polly.SynthesizeSpeech",
    .map([
      "AudioStream": try await bytes(of: speech.audioStream),
      "ContentType": .string(speech.contentType ?? ""),
      "RequestCharacters": .number(.init(speech.requestCharacters)),
    ]))
}

func callGlacier() async throws {
  let client = GlacierClient()
  _ = try await client.createVault(vaultName: "vault")
  let vault = try await client.waitUntilVaultExists(.init(vaultName: "vault"))
  try Report.show("glacier.VaultExists", [vault.output?.vaultARN ?? ""])
  try Report.show(
    "glacier.UploadArchive.small",
    try await client.uploadArchive(
      vaultName: "vault", archiveDescription: "small", body: ByteStream(sample(1_000))))
  // A tree with an odd number of leaves, the last one short; chunks of another size.
  let large = sample((4 << 20) + 5)
  let chunks = stride(from: 0, to: large.count, by: 700_000).map {
    Array(large[$0..<min($0 + 700_000, large.count)])
  }
  try Report.show(
    "glacier.UploadArchive.large",
    try await client.uploadArchive(
      vaultName: "vault", archiveDescription: "large", body: stream(of: chunks)))
  try Report.show(
    "glacier.UploadArchive.account",
    try await client.uploadArchive(
      vaultName: "vault", accountId: "123456789012", body: ByteStream(sample(10))))
  let output = try await client.getJobOutput(vaultName: "vault", jobId: "job", range: "bytes=0-9")
  try Report.show(
    "glacier.GetJobOutput",
    .map([
      "body": try await bytes(of: output.body), "status": .number(.init(output.status)),
      "checksum": .string(output.checksum ?? ""),
      "contentRange": .string(output.contentRange ?? ""),
      "contentType": .string(output.contentType ?? ""),
    ]))
}

func callMediaStoreData() async throws {
  let client = MediaStoreDataClient()
  try Report.show(
    "mediastore-data.PutObject.memory",
    try await client.putObject(
      body: ByteStream(textSample(100_000)), path: "song", contentType: "audio/mpeg",
      storageClass: .temporal))
  try Report.show(
    "mediastore-data.PutObject.stream",
    try await client.putObject(
      body: stream(of: [[UInt8]](repeating: textSample(10_000), count: 30)), path: "film"))
  for path in ["song", "film"] {
    let object = try await client.getObject(path: path)
    try Report.show(
      "mediastore-data.GetObject.\(path)",
      .map([
        "Body": try await bytes(of: object.body),
        "ContentType": .string(object.contentType ?? ""),
        "StatusCode": .number(.init(object.statusCode)),
      ]))
  }
  try await Report.failure("mediastore-data.missing") { () throws(CallError) in
    try await client.getObject(path: "nothing")
  }
}
