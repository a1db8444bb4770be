/// The path and the query of a request target.
package struct RequestTarget {
  /// The text before the first `?`.
  package let path: String
  /// The text after the first `?`; empty without one.
  package let query: String

  package init(_ target: String) {
    let bytes = target.utf8.span
    let mark = bytes.firstIndex(of: Ascii.questionMark, in: bytes.indices)
    guard mark < bytes.count else {
      path = target
      query = ""
      return
    }
    path = bytes.text(0..<mark)
    query = bytes.text((mark + 1)..<bytes.count)
  }
}
