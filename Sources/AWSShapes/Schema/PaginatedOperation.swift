/// An operation that returns its results in pages.
///
/// Every page but the last has a token. The same input with that token requests the next page. An
/// empty token counts as none.
///
/// Source: Smithy 2.0 specification, "paginated trait".
public protocol PaginatedOperation: OperationShape {
  /// The token of a page: a string, or a map in some services.
  associatedtype PageToken: Collection & Hashable & Sendable = String

  /// Whether a page that ends with exactly the token it was requested with is the last one. If not,
  /// such a page is a failure of the service.
  static var repeatedTokenEndsPages: Bool { get }

  /// Returns the token of the next page; `nil` on the last page.
  static func nextToken(of output: Output) -> PageToken?

  /// Makes the input request the page that the token stands for.
  static func setNextToken(_ token: PageToken, in input: inout Input)
}

extension PaginatedOperation {
  /// `false`: a missing token marks the last page.
  public static var repeatedTokenEndsPages: Bool { false }
}
