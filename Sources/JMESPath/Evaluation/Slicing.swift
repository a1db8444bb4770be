/// Takes slices of arrays.
///
/// Source: jmespath.org, "JMESPath Specification", "Slices".
enum Slicing {
  static func elements(_ slice: Expression.Slice, of value: JSONValue) -> JSONValue {
    guard case .array(let elements) = value else { return .null }
    let step = slice.step ?? 1
    let bounds = bounds(of: slice, count: elements.count)
    var taken: [JSONValue] = []
    var index = bounds.start
    while step > 0 ? index < bounds.stop : index > bounds.stop {
      taken.append(elements[index])
      let (next, overflow) = index.addingReportingOverflow(step)
      if overflow { break }
      index = next
    }
    return .array(taken)
  }

  /// The first index and the one behind the last, within the array.
  private static func bounds(
    of slice: Expression.Slice, count: Int
  ) -> (start: Int, stop: Int) {
    let isForward = (slice.step ?? 1) > 0
    let range = isForward ? 0...count : -1...(count - 1)
    func place(_ index: Int?, or fallback: Int) -> Int {
      guard let index else { return fallback }
      let place = index < 0 ? index + count : index
      return min(max(place, range.lowerBound), range.upperBound)
    }
    return isForward
      ? (place(slice.start, or: 0), place(slice.stop, or: count))
      : (place(slice.start, or: count - 1), place(slice.stop, or: -1))
  }
}
