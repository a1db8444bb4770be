/// A value that can be checked against the constraints of its model.
///
/// Source: Smithy 2.0 specification, "Constraint traits".
public protocol ConstrainedShape {
  /// Returns the violations of the model's constraints that a client refuses, in the order of the
  /// members. A member without a value violates nothing, nor does an enum's value that the model
  /// does not list.
  func violations() -> [ConstraintViolation]

  /// Returns the values of enums that the model does not list, in the order of the members. A client
  /// sends them, because a service may know values that were added later.
  func unlistedValues() -> [ConstraintViolation]
}

extension ConstrainedShape {
  /// No values.
  public func unlistedValues() -> [ConstraintViolation] { [] }
}
