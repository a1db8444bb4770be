import AWSShapes

extension WireRequest {
  /// Adds the parts that depend on the operation and its service, but not on the input.
  mutating func complete<Operation: OperationShape>(for operation: Operation.Type) {
    compressionEncodings = Operation.compressionEncodings
    checksums = Operation.requestChecksums
    isUnsignedPayload = Operation.isUnsignedPayload
    isSignedInChunks = Operation.isSignedInChunks
    isEventStream = Operation.Input.members.bindings.eventStream != nil
    for header in Operation.service.headers { addIfAbsent(header) }
  }

  /// Adds a header field unless there is one of that name.
  mutating func addIfAbsent(_ header: WireHeader) {
    guard !headers.contains(where: { $0.name.equalsIgnoringASCIICase(header.name) }) else { return }
    headers.append(header)
  }
}
