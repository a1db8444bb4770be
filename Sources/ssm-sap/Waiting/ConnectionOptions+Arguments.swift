extension ConnectionOptions {
  /// The options as they are given, for a command that connects in the same way.
  var arguments: [String] {
    identity.words() + (endpointURL.map { ["--endpoint-url", $0] } ?? [])
      + (noSignRequest ? ["--no-sign-request"] : [])
  }
}
