/// The number of insertions, deletions and replacements that turn one text into another.
enum EditDistance {
  /// Returns the distance of two texts, counted in bytes.
  static func between(_ first: String, _ second: String) -> Int {
    let (first, second) = (Array(first.utf8), Array(second.utf8))
    var row = Array(0...second.count)
    for (index, byte) in first.enumerated() {
      var previous = row[0]
      row[0] = index + 1
      for (column, other) in second.enumerated() {
        let replaced = previous + (byte == other ? 0 : 1)
        previous = row[column + 1]
        row[column + 1] = min(replaced, previous + 1, row[column] + 1)
      }
    }
    return row.last ?? first.count
  }

  /// As many edits as the argument parser allows for options.
  private static let mostEdits = 3

  /// Returns the name that is closest to a word; `nil` if none is close.
  static func closest(to word: String, among names: [String]) -> String? {
    let distances = names.map { ($0, between($0, word)) }
    return distances.filter { $0.1 <= mostEdits }.min { $0.1 < $1.1 }?.0
  }
}
