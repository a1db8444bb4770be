/// The path and the query of a request target.
package struct RequestTarget {
  /// The text before the first `?`.
  package let path: String
  /// The text after the first `?`; empty without one.
  package let query: String

  package init(_ target: String) {
    let mark = target.utf8.firstIndex(of: Ascii.questionMark)
    path = mark.map { String(target[..<$0]) } ?? target
    query = mark.map { String(target[target.utf8.index(after: $0)...]) } ?? ""
  }
}
