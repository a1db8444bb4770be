import AWSShapes

/// The service's id of a request.
enum RequestID {
  /// The names that services use, the most frequent first.
  private static let names = ["x-amzn-requestid", "x-amz-request-id", "x-amzn-request-id"]

  static func read(_ response: WireResponse) -> String? {
    for name in names {
      if let value = response.header(name) { return value }
    }
    return nil
  }
}
