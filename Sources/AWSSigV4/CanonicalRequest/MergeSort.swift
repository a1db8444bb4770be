/// A stable sort for any number of elements.
enum MergeSort {
  /// Up to this many elements, mostly in order, insertion is faster.
  static let insertionLimit = 32

  /// Returns the elements in order. Elements of which neither precedes the other keep their order,
  /// which the standard library's sort does not guarantee.
  static func sorted<Element>(
    _ elements: [Element], by precedes: (Element, Element) -> Bool
  ) -> [Element] {
    var sorted = elements
    var width = 1
    while width < sorted.count {
      var merged: [Element] = []
      merged.reserveCapacity(sorted.count)
      for start in stride(from: 0, to: sorted.count, by: 2 * width) {
        let middle = min(start + width, sorted.count)
        let end = min(start + 2 * width, sorted.count)
        var (left, right) = (start, middle)
        while left < middle, right < end {
          if precedes(sorted[right], sorted[left]) {
            merged.append(sorted[right])
            right += 1
          } else {
            merged.append(sorted[left])
            left += 1
          }
        }
        merged.append(contentsOf: sorted[left..<middle])
        merged.append(contentsOf: sorted[right..<end])
      }
      sorted = merged
      width *= 2
    }
    return sorted
  }
}
