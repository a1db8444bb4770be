import AWSRuntime
import AWSShapes
import Synchronization

/// Asks for a page of numbers. Only a caller that knows the type answers it; nothing is on a wire.
struct CountInput: EncodableShape, StructureShape, ConstrainedShape, Hashable {
  static let members = MemberTable("CountInput", ["Token"])

  var token: String?

  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginStructure()
    writer.endStructure()
  }

  func violations() -> [ConstraintViolation] { [] }
}

/// A page of numbers.
struct CountOutput: DecodableShape, StructureShape, Hashable {
  static let members = MemberTable("CountOutput", ["Numbers", "Next"])

  var numbers: [Int] = []
  var next: String?

  init(_ numbers: [Int], next: String? = nil) {
    self.numbers = numbers
    self.next = next
  }

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    try reader.skipValue()
  }
}

enum Count: ItemizedOperation {
  typealias Input = CountInput
  typealias Output = CountOutput

  static let name = "Count"
  static var service: ServiceShape { Echo.service }
  static var http: HTTPBinding { Echo.http }
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = true

  static func nextToken(of output: CountOutput) -> String? { output.next }
  static func setNextToken(_ token: String, in input: inout CountInput) { input.token = token }
  static func items(of output: CountOutput) -> [Int] { output.numbers }
}

/// The same, by a service that marks the last page by the token it was requested with.
enum EndlessCount: ItemizedOperation {
  typealias Input = CountInput
  typealias Output = CountOutput

  static let name = "EndlessCount"
  static var service: ServiceShape { Echo.service }
  static var http: HTTPBinding { Echo.http }
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = true
  static let repeatedTokenEndsPages = true

  static func nextToken(of output: CountOutput) -> String? { output.next }
  static func setNextToken(_ token: String, in input: inout CountInput) { input.token = token }
  static func items(of output: CountOutput) -> [Int] { output.numbers }
}

/// Answers `Count` with pages by their token, and keeps which were asked for.
final class CountCaller: OperationCaller {
  private let pages: [String?: Result<CountOutput, CallError>]
  private let asked = Mutex<[String?]>([])

  init(_ pages: [String?: Result<CountOutput, CallError>]) { self.pages = pages }

  var tokens: [String?] { asked.withLock { $0 } }

  func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    let token = (input as? CountInput)?.token
    asked.withLock { $0.append(token) }
    guard let output = try pages[token]?.get() as? Operation.Output else {
      throw CallError(.service, operation: Operation.name, message: "there is no such page")
    }
    return output
  }
}
