public import AWSShapes

extension RequestRecord: EncodableShape {
  /// Writes the members that have a value.
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginMap()
    writer.entry("Id", id)
    writer.key("Time")
    writer.writeTimestamp(time, .epochSeconds)
    writer.entry("Method", method)
    writer.entry("Path", path)
    writer.entry("Operation", operation)
    writer.entry("Status", integer: status)
    writer.entry("ErrorCode", errorCode)
    writer.entry("Milliseconds", number: duration / .milliseconds(1))
    writer.entry("AccessKeyId", accessKeyID)
    writer.entry("Account", account)
    writer.entry("Region", region)
    writer.entry("Signature", signature.text)
    writer.entry("Fault", fault)
    writer.endMap()
  }
}

extension RequestRecord.Signature {
  fileprivate var text: String {
    switch self {
    case .valid: "valid"
    case .unchecked: "unchecked"
    case .invalid(let explanation): explanation
    }
  }
}
