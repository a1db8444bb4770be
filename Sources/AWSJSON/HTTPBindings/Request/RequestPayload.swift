import AWSShapes

/// A member that is the whole body without being a document.
struct RequestPayload {
  let body: ByteStream
  let contentType: String

  init(text: String, of member: MemberSchema) {
    self.init(ByteStream(Array(text.utf8)), member, "text/plain")
  }

  init(bytes: [UInt8], of member: MemberSchema) {
    self.init(ByteStream(bytes), member, "application/octet-stream")
  }

  init(stream: ByteStream, of member: MemberSchema) throws(UnwritableValue) {
    guard !member.requiresLength || stream.length != nil else {
      throw UnwritableValue("the service requires a stream whose length is known")
    }
    self.init(stream, member, "application/octet-stream")
  }

  init(events: ByteStream) {
    body = events
    contentType = EventMessage.contentType
  }

  private init(_ body: ByteStream, _ member: MemberSchema, _ contentType: String) {
    self.body = body
    self.contentType = member.mediaType ?? contentType
  }
}
