import AWSJSON
import AWSShapes

/// The application that a request names.
enum CalledApplication {
  /// Returns the ID of the application; `nil` if the body has none or cannot be read.
  static func id(in body: [UInt8]) -> String? {
    guard case .map(let members)? = try? JSONCodec().decode(Document.self, from: body),
      case .string(let id)? = members["ApplicationId"]
    else { return nil }
    return id
  }
}
