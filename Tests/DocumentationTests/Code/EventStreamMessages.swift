import AWSEventStream

func messages(in bytes: [UInt8]) throws -> [EventStreamMessage] {
  var decoder = EventStreamDecoder()
  decoder.append(bytes)
  var messages: [EventStreamMessage] = []
  while let message = try decoder.next() { messages.append(message) }
  try decoder.finish()
  return messages
}
