/// An operation whose output comes in pages.
///
/// An output that is not the last one has a token; the same input with that token requests the next
/// page. An empty token counts as none.
///
/// Source: Smithy 2.0 specification, "paginated trait".
public protocol PaginatedOperation: OperationShape {
  /// The type of the mark where the next page starts: a string, or a map in some services.
  associatedtype PageToken: Collection & Hashable & Sendable = String

  /// Whether a page that ends with exactly the token it was requested with is the last one; if not,
  /// such a page is a failure of the service.
  static var repeatedTokenEndsPages: Bool { get }

  /// Returns the token of the following page; `nil` after the last.
  static func nextToken(of output: Output) -> PageToken?

  /// Makes the input request the page that starts at the token.
  static func setNextToken(_ token: PageToken, in input: inout Input)
}

extension PaginatedOperation {
  /// `false`: services mark the last page by a missing token.
  public static var repeatedTokenEndsPages: Bool { false }
}
