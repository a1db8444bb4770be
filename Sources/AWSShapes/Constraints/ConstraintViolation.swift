/// A member whose value the service's model does not allow.
public struct ConstraintViolation: Error, Sendable, Hashable {
  /// The member, by its name in the model, such as `OperationId`.
  public var path: String

  /// What the model demands, for a person to read. Holds no value: it may be a secret.
  public var demand: String

  /// A violation at a member.
  public init(_ path: String, _ demand: String) {
    self.path = path
    self.demand = demand
  }
}

extension ConstraintViolation: CustomStringConvertible {
  /// The member and the demand.
  public var description: String { "\(path) \(demand)" }
}
