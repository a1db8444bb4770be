public import AWSShapes

/// The description of the current ``DynamicOperation``.
public struct DynamicScope: Sendable {
  /// The description for the current task.
  @TaskLocal public static var current = DynamicScope()

  /// The model with the shapes.
  public var model = DynamicModel([:])
  /// The name of the operation.
  public var name = ""
  /// The service that has the operation.
  public var service = ServiceShape(
    name: "", sdkID: "", version: "", signingName: "", endpointPrefix: "")
  /// The method and URI of the operation.
  public var http = HTTPBinding(method: "POST", uri: "/")
  /// The text before the endpoint's host name.
  public var hostPrefix: LabelPattern?
  /// Whether the operation changes nothing.
  public var isReadOnly = false
  /// The encodings that the body may be compressed with.
  public var compressionEncodings: [String] = []
  /// The checksums of the body that the request must have.
  public var requestChecksums: [RequestChecksum] = []
  /// The input of the operation.
  public var input = DynamicStructure.unit
  /// The output of the operation.
  public var output = DynamicStructure.unit
  /// The errors of the operation, of which the first four are used.
  public var errors: [DynamicErrorSchema] = []

  /// Creates the description of an operation without a name, an input or an output.
  public init() {}
}
