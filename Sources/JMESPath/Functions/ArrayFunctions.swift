/// What functions do with arrays.
enum ArrayFunctions {
  static func toArray(_ value: JSONValue) -> JSONValue {
    if case .array = value { value } else { .array([value]) }
  }

  static func map(
    _ elements: [JSONValue], _ expression: Expression
  ) throws(JMESPathError) -> JSONValue {
    var results: [JSONValue] = []
    for element in elements { results.append(try Evaluation.value(of: expression, on: element)) }
    return .array(results)
  }

  /// Sorts elements by their keys. Elements with the same key keep their order.
  static func sorted(_ elements: [JSONValue], by keys: [JSONValue]) -> [JSONValue] {
    elements.indices.sorted { left, right in
      if keys[left].precedes(keys[right]) == true { return true }
      return left < right && keys[right].precedes(keys[left]) != true
    }
    .map { elements[$0] }
  }

  /// Returns the first element with the largest key; null if there are no elements.
  static func largest(of elements: [JSONValue], by keys: [JSONValue]) -> JSONValue {
    first(of: elements, by: keys) { keys[$1].precedes(keys[$0]) == true }
  }

  /// Returns the first element with the smallest key; null if there are no elements.
  static func smallest(of elements: [JSONValue], by keys: [JSONValue]) -> JSONValue {
    first(of: elements, by: keys) { keys[$0].precedes(keys[$1]) == true }
  }

  private static func first(
    of elements: [JSONValue], by keys: [JSONValue], _ isBetter: (Int, Int) -> Bool
  ) -> JSONValue {
    guard var best = elements.indices.first else { return .null }
    for index in elements.indices where isBetter(index, best) { best = index }
    return elements[best]
  }
}
