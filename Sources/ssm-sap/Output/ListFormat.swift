import JMESPath

/// A format in which a list is printed element by element.
protocol ListFormat {
  /// Returns the text of the next elements, and before the first of all elements the list's start.
  mutating func text(of elements: [JSONValue]) throws(CommandFailure) -> [UInt8]

  /// Returns the end of the list.
  ///
  /// - Parameters:
  ///   - member: A member behind the list.
  ///   - hasList: Whether there is a list, if there are no elements.
  mutating func end(_ member: JSONValue.Member?, hasList: Bool) throws(CommandFailure) -> [UInt8]
}
