/// The order of a map's entries by their keys.
///
/// Sorting a small map does not allocate.
@usableFromInline
struct KeyOrder<Value>: ~Copyable {
  @usableFromInline
  typealias Index = Dictionary<String, Value>.Index

  private static var few: Int { 8 }

  private var indexes: InlineArray<8, Index>
  private var manyIndexes: [Index] = []

  @usableFromInline
  init(_ map: [String: Value]) {
    indexes = InlineArray(repeating: map.startIndex)
    guard map.count <= Self.few else {
      manyIndexes = map.indices.sorted { map.keys[$0] < map.keys[$1] }
      return
    }
    var count = 0
    for index in map.indices {
      let key = map.keys[index]
      var place = count
      while place > 0, key < map.keys[indexes[place - 1]] {
        indexes[place] = indexes[place - 1]
        place -= 1
      }
      indexes[place] = index
      count += 1
    }
  }

  /// Returns the index of the entry that follows so many others.
  @usableFromInline
  subscript(_ place: Int) -> Index {
    manyIndexes.isEmpty ? indexes[place] : manyIndexes[place]
  }
}
