import AWSShapes

private struct Example: DecodableShape {
  static let members = MemberTable("Example", ["Id"])
  var id: String?

  init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    try reader.beginStructure()
    var cursor = MemberCursor()
    while let member = try reader.nextMember(in: Self.members, at: &cursor) {
      switch member {
      case 0: id = try reader.readString()
      default: try reader.skipValue()
      }
    }
  }
}

private func description(id: String?, status: String?) -> String {
  var text = ShapeDescription("Operation")
  text.add("id", id)
  text.add("status", status)
  return text.finished  // Operation(id: "0123", status: SUCCESS)
}

private enum Speech: Sendable {
  case chunk([UInt8])
  case end
}

private struct Output {
  var stream: EventStream<Speech>
}

private func handle(_ output: Output, _ handle: ([UInt8]) -> Void) async throws {
  for try await event in output.stream {
    if case .chunk(let chunk) = event { handle(chunk) }
  }
}

private struct Recorder {
  var chunks: AsyncStream<[UInt8]>
}

private func streams(of recorder: Recorder, and recording: Recorder) -> [ByteStream] {
  let inMemory = ByteStream(Array("hello".utf8))
  let once = ByteStream(recorder.chunks)
  let replayable = ByteStream(recording.chunks, isReplayable: true)
  return [inMemory, once, replayable]
}
