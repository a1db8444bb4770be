import AWSClient
import AWSShapes

/// Prints the events of a stream, and what ended it.
func follow<Event: EventShape>(_ events: EventStream<Event>) async {
  do {
    for try await event in events { print(event) }
  } catch let exception as any ErrorShape {
    print("an exception of the model: \(exception)")
  } catch let failure as EventStreamFailure {
    print("an error that the model does not describe: \(failure.code)")
  } catch {
    print("the connection broke, or an event is malformed: \(error)")
  }
}
