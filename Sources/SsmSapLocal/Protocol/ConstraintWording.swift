/// The words in which the service reports inputs that violate the model's constraints.
///
/// AWS's services use one of two; which one AWS Systems Manager for SAP uses is not documented.
public enum ConstraintWording: Sendable, Hashable, CaseIterable {
  /// That of services built before Smithy: `1 validation error detected: Value 'x' at 'operationId'
  /// failed to satisfy constraint: Member must have length greater than or equal to 36`.
  case classic
  /// That of services built with Smithy: `1 validation error detected. Value with length 1 at
  /// '/operationId' failed to satisfy constraint: Member must have length between 36 and 38,
  /// inclusive`.
  case smithy
}
