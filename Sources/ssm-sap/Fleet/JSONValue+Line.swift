import AWSJSON
import JMESPath

extension JSONValue {
  /// The value as JSON on one line.
  var line: String {
    get throws { String(decoding: try JSONCodec().encode(self), as: UTF8.self) }
  }
}
