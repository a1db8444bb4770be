/// Whether endpoints contain the id of the account that calls, for services that have such
/// endpoints, such as DynamoDB.
///
/// Source: AWS SDKs and Tools Reference Guide, "Account-based endpoints".
public enum AccountIDEndpointMode: String, Sendable, Hashable, CaseIterable {
  /// They do if the credentials tell their account.
  case preferred
  /// They always do: a call without an account id fails.
  case required
  /// They never do.
  case disabled
}
