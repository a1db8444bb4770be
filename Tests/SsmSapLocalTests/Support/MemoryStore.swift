import SsmSapLocal
import Synchronization

/// A store in memory that can fail, or wait, when it commits.
final class MemoryStore: LocalStore {
  private struct State {
    var records: [String: [UInt8]] = [:]
    var commits: [[StoredChange]] = []
    var active = 0
    var mostActive = 0
  }

  private let state = Mutex(State())
  private let beforeCommit: @Sendable (Int) async throws(LocalStoreError) -> Void

  /// Creates a store.
  ///
  /// - Parameter beforeCommit: Called with the number of the commit, from 0 on, before it happens.
  init(
    beforeCommit: @escaping @Sendable (Int) async throws(LocalStoreError) -> Void = { _ in }
  ) {
    self.beforeCommit = beforeCommit
  }

  var records: [String: [UInt8]] { state.withLock { $0.records } }

  var commits: [[StoredChange]] { state.withLock { $0.commits } }

  /// The largest number of commits at the same time.
  var mostActive: Int { state.withLock { $0.mostActive } }

  func put(_ key: String, _ text: String) {
    state.withLock { $0.records[key] = Array(text.utf8) }
  }

  func load() async throws(LocalStoreError) -> [StoredRecord] {
    state.withLock { $0.records.map { StoredRecord(key: $0.key, value: $0.value) } }
  }

  func commit(_ changes: [StoredChange]) async throws(LocalStoreError) {
    let number = state.withLock { state in
      state.active += 1
      state.mostActive = max(state.mostActive, state.active)
      state.commits.append(changes)
      return state.commits.count - 1
    }
    defer { state.withLock { $0.active -= 1 } }
    try await beforeCommit(number)
    state.withLock { state in
      for change in changes {
        switch change {
        case .put(let record): state.records[record.key] = record.value
        case .remove(let key): state.records[key] = nil
        }
      }
    }
  }
}
