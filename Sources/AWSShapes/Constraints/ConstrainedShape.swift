/// A value that can be checked against the constraints of its model.
///
/// Source: Smithy 2.0 specification, "Constraint traits".
public protocol ConstrainedShape {
  /// Returns all violations of the model's constraints, in the order of the members.
  func violations() -> [ConstraintViolation]
}
