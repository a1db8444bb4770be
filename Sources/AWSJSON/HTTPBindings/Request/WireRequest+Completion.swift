import AWSShapes

extension WireRequest {
  /// Adds what the model says of operation and service without looking at the input.
  mutating func complete<Operation: OperationShape>(for operation: Operation.Type) {
    compressionEncodings = Operation.compressionEncodings
    checksums = Operation.requestChecksums
    isUnsignedPayload = Operation.isUnsignedPayload
    for header in Operation.service.headers { addIfAbsent(header) }
  }

  /// Adds a header field unless there is one of that name.
  mutating func addIfAbsent(_ header: WireHeader) {
    guard !headers.contains(where: { $0.name.equals(header.name) }) else { return }
    headers.append(header)
  }
}
