import AWSShapes

/// Which of its two names a member has in a document.
public enum JSONNaming: Sendable, Hashable {
  /// The name of the `jsonName` trait where the member has it, as in restJson1.
  case jsonName
  /// The name in the model, as in awsJson1_0 and awsJson1_1, which ignore the trait.
  case model

  /// Returns the names of the members in documents.
  func names(of table: MemberTable) -> MemberNames {
    switch self {
    case .jsonName: table.jsonNames
    case .model: table.modelNames
    }
  }
}
