import AWSJSON
import AWSRuntime
import AWSShapes

/// Prints what calls return, a line of JSON each.
enum Report {
  /// Prints the output of a call.
  static func show(_ step: String, _ output: some EncodableShape & StructureShape) throws {
    let json = String(decoding: try JSONCodec().encode(output), as: UTF8.self)
    print(#"{"step": "\#(step)", "output": \#(json)}"#)
  }

  /// Prints what stands for the output of a call.
  static func show(_ step: String, _ output: Document) throws {
    let json = String(decoding: try JSONCodec().encode(output), as: UTF8.self)
    print(#"{"step": "\#(step)", "output": \#(json)}"#)
  }

  /// Prints the texts of a call's items, in their order.
  static func show(_ step: String, _ items: [String]) throws {
    let json = try JSONCodec().encode(Document.list(items.map(Document.string)))
    print(#"{"step": "\#(step)", "items": \#(String(decoding: json, as: UTF8.self))}"#)
  }

  /// Prints the error that a call has to end with.
  static func failure(
    _ step: String, _ call: () async throws(CallError) -> some Sendable
  ) async throws {
    do {
      _ = try await call()
    } catch {
      let modeled = error.modeled.map { "\(type(of: $0))" } ?? "none"
      let text = Document.map([
        "code": .string(error.code ?? ""), "message": .string(error.message),
        "modeled": .string(modeled),
      ])
      let json = String(decoding: try JSONCodec().encode(text), as: UTF8.self)
      print(#"{"step": "\#(step)", "error": \#(json)}"#)
      return
    }
    throw Missing(step: step)
  }

  /// A call that should have failed.
  struct Missing: Error {
    let step: String
  }
}
