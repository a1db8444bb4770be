import AWSJSON
import AWSShapes

/// Writes outputs as the bodies of responses.
enum OutputWriter {
  private static let codec = JSONCodec()

  /// Returns the body of a successful response.
  static func body(of output: some EncodableShape) throws(LocalFailure) -> [UInt8] {
    do {
      return try codec.encode(output)
    } catch {
      throw .internalError("the response cannot be written: \(error)")
    }
  }
}
