import SsmSapLocal

extension LocalReply {
  /// Whether the response is sent at once and whole.
  var isImmediate: Bool { delay <= .zero && delivery == .whole }
}
