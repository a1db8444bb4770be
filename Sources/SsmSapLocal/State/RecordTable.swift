/// Records by id, in the order in which they were added, with a note of those that changed.
struct RecordTable<Record: Sendable & Hashable>: Sendable {
  private var records: [String: Record] = [:]

  /// The ids, the oldest record first.
  private(set) var ids: [String] = []

  /// The ids of the records that were added, changed or removed since the last commit.
  private(set) var changed: Set<String> = []

  /// The number of records.
  var count: Int { ids.count }

  /// The records, the oldest first.
  var all: [Record] { ids.compactMap { records[$0] } }

  /// The record with the id. Setting a value adds, replaces or removes it.
  subscript(id: String) -> Record? {
    get { records[id] }
    set {
      changed.insert(id)
      if newValue == nil {
        ids.removeAll { $0 == id }
      } else if records[id] == nil {
        ids.append(id)
      }
      records[id] = newValue
    }
  }

  /// Changes the record with the id in place, if there is one.
  mutating func update(_ id: String, _ change: (inout Record) -> Void) {
    guard let index = records.index(forKey: id) else { return }
    change(&records.values[index])
    changed.insert(id)
  }

  /// Forgets which records changed, after a commit.
  mutating func forgetChanges() {
    changed.removeAll(keepingCapacity: true)
  }
}
