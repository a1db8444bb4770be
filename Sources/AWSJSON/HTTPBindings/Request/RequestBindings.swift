import AWSShapes

/// The parts of a request that come from an input's members, by where they go.
struct RequestBindings {
  var labels = RequestLabels()
  var query = RequestQuery()
  var headers = RequestHeaders()
  /// The body, if it is not a document.
  var payload: RequestPayload?

  /// Returns path and query.
  ///
  /// - Throws: ``ShapeWritingError`` if a label has no value, or an empty one.
  func target(_ http: HTTPBinding, _ table: MemberTable) throws(ShapeWritingError) -> String {
    var target = try labels.path(http.path, table)
    query.append(to: &target, after: http.query)
    return target
  }
}
