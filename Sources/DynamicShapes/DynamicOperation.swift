public import AWSShapes

/// An operation whose description is read at run time: the one of ``DynamicScope/current``.
///
/// Generated operations are types that describe themselves with static members. This one type
/// stands in for all of them; which it is at the moment is said task by task.
public enum DynamicOperation: OperationShape {
  /// What it takes.
  public typealias Input = DynamicInput
  /// What it answers.
  public typealias Output = DynamicOutput

  /// The name of the operation.
  public static var name: String { DynamicScope.current.name }
  /// The service that has the operation.
  public static var service: ServiceShape { DynamicScope.current.service }
  /// Where the operation lives on HTTP.
  public static var http: HTTPBinding { DynamicScope.current.http }
  /// What stands before the endpoint's host.
  public static var hostPrefix: LabelPattern? { DynamicScope.current.hostPrefix }
  /// Whether the operation changes nothing.
  public static var isReadOnly: Bool { DynamicScope.current.isReadOnly }
  /// The encodings in which the body may be compressed.
  public static var compressionEncodings: [String] { DynamicScope.current.compressionEncodings }
  /// The checksums that the request must carry.
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

/// What a ``DynamicOperation`` is at the moment.
public struct DynamicScope: Sendable {
  /// The description for the current task.
  @TaskLocal public static var current = DynamicScope()

  /// The model that has the shapes.
  public var model = DynamicModel([:])
  /// The name of the operation.
  public var name = ""
  /// The service that has the operation.
  public var service = ServiceShape(
    name: "", sdkID: "", version: "", signingName: "", endpointPrefix: "")
  /// Where the operation lives on HTTP.
  public var http = HTTPBinding(method: "POST", uri: "/")
  /// What stands before the endpoint's host.
  public var hostPrefix: LabelPattern?
  /// Whether the operation changes nothing.
  public var isReadOnly = false
  /// The encodings in which the body may be compressed.
  public var compressionEncodings: [String] = []
  /// The checksums that the request must carry.
  public var requestChecksums: [RequestChecksum] = []
  /// What the operation takes.
  public var input = DynamicStructure.unit
  /// What the operation answers.
  public var output = DynamicStructure.unit
  /// The errors of the operation; no more than four are heeded.
  public var errors: [DynamicErrorSchema] = []

  /// An operation without a name, an input or an output.
  public init() {}
}

/// What a model that is read at run time says of an error.
public struct DynamicErrorSchema: Sendable {
  /// The name on the wire.
  public var code: String
  /// The HTTP status.
  public var httpStatus: Int
  /// The members.
  public var structure: DynamicStructure

  /// An error of these parts.
  public init(code: String, httpStatus: Int, structure: DynamicStructure) {
    self.code = code
    self.httpStatus = httpStatus
    self.structure = structure
  }
}

/// An input that is described at run time.
public struct DynamicInput: EncodableShape, StructureShape, ConstrainedShape {
  /// The members of the current operation's input.
  public static var members: MemberTable { DynamicScope.current.input.table }

  /// The members that have a value.
  public var values: [String: DynamicValue]

  /// An input with these members.
  public init(_ values: [String: DynamicValue]) {
    self.values = values
  }

  /// Writes the members that have a value.
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    let scope = DynamicScope.current
    scope.model.write(values, as: scope.input, to: &writer)
  }

  /// None: what is described at run time has no constraints.
  public func violations() -> [ConstraintViolation] { [] }
}

/// An output that is described at run time.
public struct DynamicOutput: DecodableShape, StructureShape {
  /// The members of the current operation's output.
  public static var members: MemberTable { DynamicScope.current.output.table }

  /// The members that have a value.
  public var values: [String: DynamicValue]

  /// Reads the members that are there.
  public init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    let scope = DynamicScope.current
    values = try scope.model.read(scope.output, from: &reader)
  }
}
