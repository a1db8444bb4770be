/// The differences between the calls that a stub expected and those that it got.
public struct StubFailure: Error, Sendable, Hashable {
  /// The differences: first the calls that were not expected or had another input, in the order in
  /// which they arrived, then the expected calls that never arrived.
  public var problems: [String]
}

extension StubFailure: CustomStringConvertible {
  /// The differences, one per line.
  public var description: String { problems.joined(separator: "\n") }
}
