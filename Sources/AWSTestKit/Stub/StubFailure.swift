/// In what calls to a stub differed from what was expected.
public struct StubFailure: Error, Sendable, Hashable {
  /// Every difference, in the order in which they showed: calls that were not expected or had other
  /// input, then expected calls that did not come.
  public var problems: [String]
}

extension StubFailure: CustomStringConvertible {
  /// The differences, one a line.
  public var description: String { problems.joined(separator: "\n") }
}
