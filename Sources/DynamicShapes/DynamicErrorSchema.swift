/// An error in a model that is read at run time.
public struct DynamicErrorSchema: Sendable {
  /// The name on the wire.
  public var code: String
  /// The HTTP status code.
  public var httpStatus: Int
  /// The members.
  public var structure: DynamicStructure

  /// Creates an error.
  public init(code: String, httpStatus: Int, structure: DynamicStructure) {
    self.code = code
    self.httpStatus = httpStatus
    self.structure = structure
  }
}
