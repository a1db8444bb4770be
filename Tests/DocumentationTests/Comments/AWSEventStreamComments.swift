import AWSEventStream

private func decode(_ body: AsyncStream<[UInt8]>, _ handle: (EventStreamMessage) -> Void)
  async throws
{
  var decoder = EventStreamDecoder()
  for try await bytes in body {
    decoder.append(bytes)
    while let message = try decoder.next() { handle(message) }
  }
  try decoder.finish()
}
