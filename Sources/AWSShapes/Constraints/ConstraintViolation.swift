/// A violation of a constraint in the model.
///
/// A violation does not contain the value, which may be a secret.
public struct ConstraintViolation: Error, Sendable, Hashable {
  /// A step on the way from the input to a value inside of it.
  public enum Step: Sendable, Hashable {
    /// The member with a name in the model.
    case member(String)
    /// The element of a list with an index, counted from 0.
    case element(Int)
    /// The key of a map's entry.
    case key(String)
    /// The value of a map's entry with a key.
    case value(String)
  }

  /// The steps that lead to the value.
  public var steps: [Step]

  /// The constraint.
  public var constraint: Constraint

  /// All constraints on the value, ``constraint`` among them.
  public var allConstraints: [Constraint]

  /// The length of the value, if it violates a constraint on its length.
  public var length: Int?

  /// Whether the model marks the value as sensitive, so that it must not appear in a message.
  public var isSensitive: Bool

  /// Creates a violation.
  public init(
    _ steps: [Step], _ constraint: Constraint, among allConstraints: [Constraint]? = nil,
    length: Int? = nil, isSensitive: Bool = false
  ) {
    self.steps = steps
    self.constraint = constraint
    self.allConstraints = allConstraints ?? [constraint]
    self.length = length
    self.isSensitive = isSensitive
  }

  /// The path of the value by the members' names in the model, such as
  /// `Credentials[0].DatabaseName`.
  public var path: String {
    var path = ""
    for step in steps {
      switch step {
      case .member(let name): path += (path.isEmpty ? "" : ".") + name
      case .element(let index): path += "[\(index)]"
      case .key(let key), .value(let key): path += "[\"\(key)\"]"
      }
    }
    return path
  }
}

extension ConstraintViolation: CustomStringConvertible {
  /// The path and the constraint.
  public var description: String { "\(path) \(constraint)" }
}
