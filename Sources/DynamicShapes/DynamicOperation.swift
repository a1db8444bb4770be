public import AWSShapes

/// An operation whose description is read at run time: ``DynamicScope/current``.
///
/// Generated operations are types that describe themselves with static members. This type stands in
/// for all of them; each task has its own description.
public enum DynamicOperation: OperationShape {
  /// The input of the operation.
  public typealias Input = DynamicInput
  /// The output of the operation.
  public typealias Output = DynamicOutput

  /// The name of the operation.
  public static var name: String { DynamicScope.current.name }
  /// The service that has the operation.
  public static var service: ServiceShape { DynamicScope.current.service }
  /// The method and URI of the operation.
  public static var http: HTTPBinding { DynamicScope.current.http }
  /// The text before the endpoint's host name.
  public static var hostPrefix: LabelPattern? { DynamicScope.current.hostPrefix }
  /// Whether the operation changes nothing.
  public static var isReadOnly: Bool { DynamicScope.current.isReadOnly }
  /// The encodings that the body may be compressed with.
  public static var compressionEncodings: [String] { DynamicScope.current.compressionEncodings }
  /// The checksums of the body that the request must have.
  public static var requestChecksums: [RequestChecksum] { DynamicScope.current.requestChecksums }
  /// The errors that the model lists, as many as there are slots.
  public static var errors: [any ErrorShape.Type] {
    let slots: [any ErrorShape.Type] = [
      DynamicError<DynamicErrorSlot.First>.self, DynamicError<DynamicErrorSlot.Second>.self,
      DynamicError<DynamicErrorSlot.Third>.self, DynamicError<DynamicErrorSlot.Fourth>.self,
    ]
    return Array(slots.prefix(DynamicScope.current.errors.count))
  }
}
