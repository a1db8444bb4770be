import AWSShapes

/// The service's id of a request.
enum RequestID {
  /// Services differ in the name of the header; the first is the most usual.
  private static let names = ["x-amzn-requestid", "x-amz-request-id", "x-amzn-request-id"]

  static func read(_ response: WireResponse) -> String? {
    for name in names {
      if let value = response.header(name) { return value }
    }
    return nil
  }
}
