import AWSShapes

/// An operation that only reads.
enum Echo: OperationShape {
  typealias Input = Text
  typealias Output = Text

  static let name = "Echo"
  static let service = ServiceShape(
    name: "Echoes", sdkID: "Echoes", version: "2026-01-01", signingName: "echoes",
    endpointPrefix: "echo")
  static let http = HTTPBinding(method: "POST", uri: "/echo")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = true
}

/// An operation that changes something each time.
enum Change: OperationShape {
  typealias Input = Text
  typealias Output = Text

  static let name = "Change"
  static let service = Echo.service
  static let http = HTTPBinding(method: "POST", uri: "/change")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = false
}

/// An operation whose body the signature leaves out.
enum Upload: OperationShape {
  typealias Input = Text
  typealias Output = Text

  static let name = "Upload"
  static let service = Echo.service
  static let http = HTTPBinding(method: "PUT", uri: "/upload")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = false
  static let isUnsignedPayload = true
}
