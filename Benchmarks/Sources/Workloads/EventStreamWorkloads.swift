import AWSEventStream

/// Encoding and decoding one message of an event stream: three headers and a payload of JSON.
enum EventStreamWorkloads {
  private static let message = EventStreamMessage(
    headers: [
      EventStreamHeader(":message-type", .string("event")),
      EventStreamHeader(":event-type", .string("TranscriptEvent")),
      EventStreamHeader(":content-type", .string("application/json")),
    ],
    payload: SampleDocuments.event)

  static let all: [Workload] = {
    let encoder = EventStreamEncoder()
    let frame = (try? encoder.encode(message)) ?? []
    let group = "event streams, a message of \(frame.count) bytes"
    return [
      Workload("encode a message", group: group, isBaseline: true) {
        try encoder.encode(message).count
      },
      Workload("decode a message", group: group) {
        var decoder = EventStreamDecoder()
        decoder.append(frame)
        return try decoder.next()?.payload.count ?? 0
      },
    ]
  }()
}
