/// Which names members have in JSON.
///
/// Source: Smithy 2.0 specification, "jsonName trait".
public enum JSONNaming: Sendable, Hashable {
  /// The names of the `jsonName` trait, and the model's where there is no such trait: restJson1.
  case jsonName
  /// The model's names: awsJson1_0 and awsJson1_1.
  case model
}
