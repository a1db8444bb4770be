import AWSJSON
import AWSShapes
import JMESPath

extension JSONValue {
  /// Creates the value that a shape has in JSON.
  init(encoding shape: some EncodableShape) throws {
    let codec = JSONCodec()
    self = try codec.decode(JSONValue.self, from: try codec.encode(shape))
  }
}
