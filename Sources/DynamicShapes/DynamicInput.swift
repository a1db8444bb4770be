public import AWSShapes

/// An input that is described at run time.
public struct DynamicInput: EncodableShape, StructureShape, ConstrainedShape {
  /// The members of the current operation's input.
  public static var members: MemberTable { DynamicScope.current.input.table }

  /// The members that have a value.
  public var values: [String: DynamicValue]

  /// Creates an input.
  public init(_ values: [String: DynamicValue]) {
    self.values = values
  }

  /// Writes the members that have a value.
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    let scope = DynamicScope.current
    scope.model.write(values, as: scope.input, to: &writer)
  }

  /// Returns no violations: shapes that are described at run time have no constraints.
  public func violations() -> [ConstraintViolation] { [] }
}
