/// An error response of the local service.
struct LocalFailure: Error {
  var status: Int
  var code: String
  var message: String
  /// Why the signature is wrong, for the log of requests; the response does not contain it.
  var explanation: String?

  init(_ status: Int, _ code: String, _ message: String) {
    self.status = status
    self.code = code
    self.message = message
  }
}
