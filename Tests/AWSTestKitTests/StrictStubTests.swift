import AWSRuntime
import AWSShapes
import AWSTestKit
import Testing

/// An input with a name and a secret that does not show.
private struct GreetInput: EncodableShape, StructureShape, ConstrainedShape, Hashable,
  CustomReflectable
{
  static let members = MemberTable("GreetInput", ["Name"])

  var name: String
  var secret = ""

  var customMirror: Mirror {
    Mirror(self, children: ["name": name, "secret": "redacted"])
  }

  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginStructure()
    writer.endStructure()
  }

  func violations() -> [ConstraintViolation] { [] }
}

private struct GreetOutput: DecodableShape, StructureShape, Hashable {
  static let members = MemberTable("GreetOutput", ["Text"])

  var text = ""

  init(_ text: String) { self.text = text }

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    try reader.skipValue()
  }
}

private protocol GreetingOperation: OperationShape
where Input == GreetInput, Output == GreetOutput {}

extension GreetingOperation {
  static var service: ServiceShape {
    ServiceShape(
      name: "Greetings", sdkID: "Greetings", version: "2026-01-01", signingName: "greetings",
      endpointPrefix: "greetings")
  }
  static var http: HTTPBinding { HTTPBinding(method: "POST", uri: "/") }
  static var errors: [any ErrorShape.Type] { [] }
  static var isReadOnly: Bool { true }
}

private enum Greet: GreetingOperation {
  static let name = "Greet"
}

private enum Leave: GreetingOperation {
  static let name = "Leave"
}

private struct Absent: ErrorShape {
  static let code = "AbsentException"
  static let httpStatus = 404
  static let members = MemberTable("AbsentException", ["Message"])

  var message: String?

  init(message: String) { self.message = message }

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    try reader.skipValue()
  }
}

@Suite("Strict stub")
struct StrictStubTests {
  private let stub = StrictStub()
  private let ann = GreetInput(name: "Ann")
  private let bob = GreetInput(name: "Bob")

  private func problems() -> [String] {
    do {
      try stub.verify()
      return []
    } catch {
      return error.problems
    }
  }

  @Test("Calls that come as expected are answered in their order")
  func answersInOrder() async throws {
    stub.expect(Greet.self, ann, .output(GreetOutput("Hello, Ann")))
    stub.expect(Leave.self, where: { $0.name.hasPrefix("A") }, .output(GreetOutput("Bye")))
    #expect(try await stub.call(Greet.self, input: ann).text == "Hello, Ann")
    #expect(try await stub.call(Leave.self, input: ann).text == "Bye")
    try stub.verify()
  }

  @Test("A call of another operation than the next is refused, and the expected one still comes")
  func refusesOtherOperation() async throws {
    stub.expect(Greet.self, ann, .output(GreetOutput("Hello")))
    let error = await #expect(throws: CallError.self) {
      try await stub.call(Leave.self, input: ann)
    }
    #expect(error?.kind == .stub)
    #expect(error?.message.contains("the next expected call is Greet, at ") == true)
    #expect(try await stub.call(Greet.self, input: ann).text == "Hello")
    #expect(problems().count == 1)
  }

  @Test("An input that differs is refused, and the members that differ are named")
  func refusesOtherInput() async {
    stub.expect(Greet.self, ann, .output(GreetOutput("Hello")))
    let error = await #expect(throws: CallError.self) {
      try await stub.call(Greet.self, input: bob)
    }
    let message = "unexpected call 1 to the stub, Greet: name is Bob, not Ann"
    #expect(error?.message.contains(message) == true)
    #expect(error?.message.contains("StrictStubTests.swift:") == true)
    #expect(problems() == [error?.message])
  }

  @Test("A difference that must not show is told without its value")
  func keepsSecrets() async {
    stub.expect(Greet.self, GreetInput(name: "Ann", secret: "one"), .output(GreetOutput("Hello")))
    let error = await #expect(throws: CallError.self) {
      try await stub.call(Greet.self, input: GreetInput(name: "Ann", secret: "two"))
    }
    #expect(error?.message.contains("a member that is not shown") == true)
    #expect(error?.message.contains("two") == false)
  }

  @Test("An input that a condition does not accept is refused")
  func refusesByCondition() async {
    stub.expect(Greet.self, where: { $0.name == "Ann" }, .output(GreetOutput("Hello")))
    await #expect(throws: CallError.self) { try await stub.call(Greet.self, input: bob) }
    #expect(problems().count == 1)
  }

  @Test("A call after the last that is expected is refused")
  func refusesOneTooMany() async {
    let error = await #expect(throws: CallError.self) {
      try await stub.call(Greet.self, input: ann)
    }
    #expect(error?.message == "unexpected call 1 to the stub, Greet: no further call is expected")
  }

  @Test("Expected calls that do not come are reported, each with its place")
  func reportsLeftovers() async throws {
    stub.expect(Greet.self, ann, .output(GreetOutput("Hello")), file: "A.swift", line: 1)
    stub.expect(Greet.self, bob, .output(GreetOutput("Hello")), file: "A.swift", line: 2)
    stub.expect(Leave.self, bob, .output(GreetOutput("Bye")), file: "A.swift", line: 3)
    _ = try await stub.call(Greet.self, input: ann)
    #expect(
      problems() == [
        "Greet was expected at A.swift:2 but never called",
        "Leave was expected at A.swift:3 but never called",
      ])
  }

  @Test("An error that the code under test hides is reported at the end")
  func reportsHiddenErrors() async {
    _ = try? await stub.call(Greet.self, input: ann)
    #expect(problems().count == 1)
  }

  @Test("A modelled error arrives as the service's answer would")
  func answersWithModelledError() async throws {
    stub.expect(Greet.self, ann, .error(Absent(message: "nobody here")))
    let error = await #expect(throws: CallError.self) {
      try await stub.call(Greet.self, input: ann)
    }
    #expect(error?.kind == .service)
    #expect(error?.code == "AbsentException")
    #expect(error?.httpStatus == 404)
    #expect(error?.message == "nobody here")
    #expect(error?.modeled is Absent)
    #expect(error?.mayHaveExecuted == false)
    try stub.verify()
  }

  @Test("Any other failure arrives as it was given")
  func answersWithFailure() async throws {
    let failure = CallError(.transport, operation: "Greet", message: "the line is down")
    stub.expect(Greet.self, ann, .failure(failure))
    let error = await #expect(throws: CallError.self) {
      try await stub.call(Greet.self, input: ann)
    }
    #expect(error?.message == "the line is down")
    try stub.verify()
  }

  @Test("A run against a stub ends with its check")
  func verifiesRuns() async throws {
    let text = try await StrictStub.verifying { stub in
      stub.expect(Greet.self, ann, .output(GreetOutput("Hello")))
      return try await stub.call(Greet.self, input: ann).text
    }
    #expect(text == "Hello")
    await #expect(throws: StubFailure.self) {
      try await StrictStub.verifying { $0.expect(Greet.self, ann, .output(GreetOutput("Hello"))) }
    }
  }

  @Test("Waits by the stub's clock take no time, but know how long they were")
  func waitsVirtually() async throws {
    var polling = stub.poller.start(WaitOptions())
    for _ in 0..<3 { try await polling.pause() }
    #expect(stub.clock.sleeps == [.seconds(2), .seconds(2), .seconds(2)])
    #expect(polling.elapsed == .seconds(6))
  }
}
