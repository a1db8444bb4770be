import AWSShapes
import HTTPTransportAPI

/// A response as the transport returned it.
struct ReceivedResponse: Sendable {
  /// The response, with its body unless that is a stream.
  var response: WireResponse

  /// The body, if it is a stream.
  var stream: ResponseBody?
}
