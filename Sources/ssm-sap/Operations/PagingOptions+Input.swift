import AWSShapes
import JMESPath

extension PagingOptions {
  /// The first of these options that was given.
  var firstGiven: String? {
    if maxItems != nil { return "--max-items" }
    if pageSize != nil { return "--page-size" }
    return startingToken == nil ? nil : "--starting-token"
  }

  /// The members of an input with the size of a page among them.
  ///
  /// - Throws: ``ParameterError`` if an option has a value that makes no sense.
  func applied(
    to members: [JSONValue.Member], _ paging: Paging
  ) throws(ParameterError) -> [JSONValue.Member] {
    if let maxItems, maxItems < 0 {
      throw ParameterError("--max-items", "expected 0 or more, found \(maxItems)")
    }
    guard let pageSize else { return members }
    guard let name = paging.pageSize else {
      throw ParameterError("--page-size", "the operation has no page size")
    }
    return members.filter { $0.name != name }
      + [JSONValue.Member(name, .number(BigDecimal(pageSize)))]
  }
}
