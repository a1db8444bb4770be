import AWSShapes

/// Which of a member's two names stands in a document.
public enum JSONNaming: Sendable, Hashable {
  /// The name of the `jsonName` trait where a member has it: restJson1.
  case jsonName
  /// The name in the model: awsJson1_0 and awsJson1_1, which pay no heed to the trait.
  case model

  func names(of table: MemberTable) -> MemberNames {
    switch self {
    case .jsonName: table.jsonNames
    case .model: table.modelNames
    }
  }
}
