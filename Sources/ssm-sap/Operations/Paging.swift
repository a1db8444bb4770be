/// How an operation returns a list page by page: names of members in the model.
struct Paging: Sendable {
  /// The member of the input that takes the token of a page.
  let inputToken: String
  /// The path of members from the output to the token of the next page.
  let outputToken: [String]
  /// The path of members from the output to the items.
  let items: [String]
  /// The member of the input that limits the items of a page.
  let pageSize: String?
}
