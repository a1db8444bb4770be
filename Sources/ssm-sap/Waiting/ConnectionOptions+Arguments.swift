extension ConnectionOptions {
  /// The options as they are given, for a command that connects in the same way.
  var arguments: [String] {
    let values = [("--region", region), ("--endpoint-url", endpointURL)]
    return values.flatMap { name, value in value.map { [name, $0] } ?? [] }
  }
}
