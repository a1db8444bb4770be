/// A violation of a constraint in the model.
public struct ConstraintViolation: Error, Sendable, Hashable {
  /// The path of the member by its name in the model, such as `OperationId`.
  public var path: String

  /// The constraint, for people to read. It does not contain the value, which may be a secret.
  public var demand: String

  /// Creates a violation.
  public init(_ path: String, _ demand: String) {
    self.path = path
    self.demand = demand
  }
}

extension ConstraintViolation: CustomStringConvertible {
  /// The path and the constraint.
  public var description: String { "\(path) \(demand)" }
}
