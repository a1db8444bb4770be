/// An operation that answers in pages.
///
/// An answer that is not the last carries a token; the same input with that token asks for the
/// next page. An empty token counts as none.
///
/// Source: Smithy 2.0 specification, "paginated trait".
public protocol PaginatedOperation: OperationShape {
  /// What marks the place where the next page starts: a string, in some services a map.
  associatedtype PageToken: Collection & Hashable & Sendable = String

  /// The token of the page that follows; nil after the last.
  static func nextToken(of output: Output) -> PageToken?

  /// Makes the input ask for the page that the token marks.
  static func setNextToken(_ token: PageToken, in input: inout Input)
}
