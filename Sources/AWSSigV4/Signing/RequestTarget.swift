/// The path and the query of a request target.
struct RequestTarget {
  let path: String
  /// The text after the first `?`; empty without one.
  let query: String

  init(_ target: String) {
    let mark = target.utf8.firstIndex(of: Ascii.questionMark)
    path = mark.map { String(target[..<$0]) } ?? target
    query = mark.map { String(target[target.utf8.index(after: $0)...]) } ?? ""
  }
}
