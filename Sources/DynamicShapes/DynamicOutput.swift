public import AWSShapes

/// An output that is described at run time.
public struct DynamicOutput: DecodableShape, StructureShape {
  /// The members of the current operation's output.
  public static var members: MemberTable { DynamicScope.current.output.table }

  /// The members that have a value.
  public var values: [String: DynamicValue]

  /// Reads the members that have a value.
  public init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    let scope = DynamicScope.current
    values = try scope.model.read(scope.output, from: &reader)
  }
}
