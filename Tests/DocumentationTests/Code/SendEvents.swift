import AWSShapes

/// Returns a stream for an operation's input, and what adds events to it.
func outgoing<Event: EventShape>(
  _ type: Event.Type
) -> (EventStream<Event>, AsyncStream<Event>.Continuation) {
  let (events, continuation) = AsyncStream.makeStream(of: type)
  return (EventStream(events), continuation)
}
