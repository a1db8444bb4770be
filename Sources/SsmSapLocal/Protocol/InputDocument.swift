import AWSJSON
import AWSShapes

/// The members of an input by their names in the model, wherever they are in a request.
enum InputDocument {
  private static let codec = JSONCodec(naming: .model)

  /// Returns the members as a document; `nil` if JSON cannot represent the input.
  static func of(_ input: some EncodableShape) -> Document? {
    guard let bytes = try? codec.encode(input) else { return nil }
    return try? codec.decode(Document.self, from: bytes)
  }
}
