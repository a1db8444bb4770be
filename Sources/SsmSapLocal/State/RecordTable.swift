/// Records by id, in the order in which they were added, with a note of those that changed.
struct RecordTable<Record: Sendable & Hashable>: Sendable {
  /// A reference, so that copying a large table copies pointers only.
  private final class Box: Sendable {
    let record: Record

    init(_ record: Record) {
      self.record = record
    }
  }

  private var boxes: [String: Box] = [:]

  /// The ids, the oldest record first.
  private(set) var ids: [String] = []

  /// The ids of the records that were added, changed or removed since the last commit.
  private(set) var changed: Set<String> = []

  /// The number of records.
  var count: Int { ids.count }

  /// The records, the oldest first.
  var all: [Record] { ids.compactMap { boxes[$0]?.record } }

  /// The record with the id. Setting a value adds, replaces or removes it.
  subscript(id: String) -> Record? {
    get { boxes[id]?.record }
    set {
      changed.insert(id)
      if newValue == nil {
        ids.removeAll { $0 == id }
      } else if boxes[id] == nil {
        ids.append(id)
      }
      boxes[id] = newValue.map(Box.init)
    }
  }

  /// Changes the record with the id, if there is one.
  mutating func update(_ id: String, _ change: (inout Record) -> Void) {
    guard var record = boxes[id]?.record else { return }
    change(&record)
    boxes[id] = Box(record)
    changed.insert(id)
  }

  /// Notes every record as changed.
  mutating func noteEverything() {
    changed.formUnion(ids)
  }

  /// Forgets which records changed, after a commit.
  mutating func forgetChanges() {
    changed.removeAll(keepingCapacity: true)
  }
}
