/// A value that can say what the service's model does not allow about it.
///
/// Source: Smithy 2.0 specification, "Constraint traits".
public protocol ConstrainedShape {
  /// Everything that the model does not allow, in the order of the members; empty when all is well.
  func violations() -> [ConstraintViolation]
}
