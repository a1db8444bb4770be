import AWSShapes
import AWSTestKit
import HTTPTransportAPI
import Synchronization
import Testing

@testable import AWSRuntime

@Suite("The end of a call whose output streams")
struct StreamEndTests {
  private func get(
    _ response: StubResponse, _ interceptors: any Interceptor...
  ) async throws(CallError) -> ByteStream {
    var configuration = CallConfiguration.test(StubTransport([response]))
    configuration.interceptors = interceptors
    return try await CallPipeline(configuration).call(Get.self, input: Text("x")).stream
  }

  @Test("Interceptors see the end of the call once, when the stream has been read")
  func seesEnd() async throws {
    let witness = Witness()
    let stream = try await get(.stream(200, chunks: [[1], [2]]), witness)
    #expect(witness.ends.isEmpty)
    _ = try await stream.collect(upTo: 2)
    #expect(witness.ends == ["success"])
    #expect(try await stream.collect(upTo: 2) == [])
    #expect(witness.ends == ["success"])
  }

  @Test("A stream that breaks off ends the call with its error")
  func seesFailure() async throws {
    let witness = Witness()
    let reset = TransportError(.reset, "broken", requestMayHaveReachedServer: true)
    let stream = try await get(.stream(200, chunks: [[1]], failure: reset), witness)
    _ = try? await stream.collect(upTo: 2)
    #expect(witness.ends == ["transport"])
  }

  @Test("A stream that goes away unread ends the call as cancelled, a complete one as a success")
  func seesDrop() async throws {
    let witness = Witness()
    do {
      let stream = try await get(.stream(200, chunks: [[1], [2]]), witness)
      for try await _ in stream { break }
    }
    #expect(witness.ends == ["cancelled"])
    do {
      let stream = try await get(
        .stream(200, ["Content-Length": "2"], chunks: [[1, 2]]), witness)
      for try await _ in stream { break }
    }
    #expect(witness.ends == ["cancelled", "success"])
  }

  @Test("A stream that an interceptor reads in the caller's place ends the call once")
  func seesReplacedStream() async throws {
    let witness = Witness()
    let stream = try await get(.stream(200, chunks: [[1]]), witness, Replacer())
    #expect(stream.bytes == [7])
    #expect(witness.ends == ["cancelled"])
  }

  @Test("A body without a stream ends the call at once")
  func seesEmptyBody() async throws {
    let witness = Witness()
    _ = try await get(.stream(204, chunks: []), witness)
    #expect(witness.ends == ["success"])
  }

  @Test("A failed call ends once, whatever became of its stream")
  func seesFailedCall() async {
    let witness = Witness()
    await #expect(throws: CallError.self) {
      try await get(.stream(200, chunks: [[1]]), witness, Thrower())
    }
    #expect(witness.ends == ["interceptor"])
  }
}

/// Writes down how calls end.
private final class Witness: Interceptor {
  private let lines = Mutex<[String]>([])

  var ends: [String] { lines.withLock { $0 } }

  func readAfterExecution(_ metadata: CallMetadata, error: CallError?, context: CallContext) {
    lines.withLock { $0.append(error?.kind.rawValue ?? "success") }
  }
}

/// Puts bytes in the place of a stream.
private struct Replacer: Interceptor {
  func modifyBeforeDeserialization(_ response: inout WireResponse, context: CallContext) {
    response.body = ByteStream([7])
  }
}

private struct Thrower: Interceptor {
  struct Refusal: Error {}

  func modifyBeforeDeserialization(_ response: inout WireResponse, context: CallContext) throws {
    throw Refusal()
  }
}
