#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The records in which a store keeps the state of a service.
///
/// The keys are `service` for what belongs to no scope, and for each scope
/// `{account}/{region}/systems`, `running`, `tags`, `permissions`, `application/{id}`, `operation/{id}`
/// and `check/{id}`. What time alone changes is not written: it follows from the operations' plans.
enum StateRecords {
  /// What belongs to no scope.
  private struct Service: Codable {
    /// The version of the records' format.
    var version = 1
    var ids: SeededIDs
  }

  private static let serviceKey = "service"

  // MARK: Writing

  /// Returns the changes of a store that has the old state, which was committed last; for an empty
  /// store, `nil` is the old one.
  static func changes(
    from old: ServiceState?, to new: ServiceState
  ) throws(LocalStoreError) -> [StoredChange] {
    var changes: [StoredChange] = []
    if old?.ids != new.ids {
      changes.append(try put(serviceKey, Service(ids: new.ids)))
    }
    for scope in new.sortedScopes {
      changes += try Self.changes(from: old?.scopes[scope.scope], to: scope)
    }
    return changes
  }

  /// Returns the changes of a store in which a new state replaces the old one, whatever changed.
  static func replacement(
    of old: ServiceState, by new: ServiceState
  ) throws(LocalStoreError) -> [StoredChange] {
    let removals = old.sortedScopes.flatMap(keys(of:)).map(StoredChange.remove(key:))
    var complete = ServiceState(seed: 0)
    complete.ids = new.ids
    for scope in new.sortedScopes {
      var scope = scope
      scope.noteEverything()
      complete[scope.scope] = scope
    }
    return removals + (try changes(from: nil, to: complete))
  }

  private static func changes(
    from old: ScopeState?, to new: ScopeState
  ) throws(LocalStoreError) -> [StoredChange] {
    let prefix = prefix(of: new.scope)
    var changes: [StoredChange] = []
    if old?.systems != new.systems { changes.append(try put(prefix + "systems", new.systems)) }
    if old?.running != new.running { changes.append(try put(prefix + "running", new.running)) }
    if old?.tags != new.tags { changes.append(try put(prefix + "tags", new.tags)) }
    if old?.permissions != new.permissions {
      changes.append(try put(prefix + "permissions", new.permissions))
    }
    changes += try Self.changes(of: new.applications, prefix + "application/")
    changes += try Self.changes(of: new.operations, prefix + "operation/")
    changes += try Self.changes(of: new.checks.runs, prefix + "check/")
    return changes
  }

  private static func changes<Record: Codable>(
    of table: RecordTable<Record>, _ prefix: String
  ) throws(LocalStoreError) -> [StoredChange] {
    var changes: [StoredChange] = []
    for id in table.changed.sorted() {
      if let record = table[id] {
        changes.append(try put(prefix + id, record))
      } else {
        changes.append(.remove(key: prefix + id))
      }
    }
    return changes
  }

  private static func keys(of scope: ScopeState) -> [String] {
    let prefix = prefix(of: scope.scope)
    return ["systems", "running", "tags", "permissions"].map { prefix + $0 }
      + (scope.applications.ids + scope.applications.changed).map { prefix + "application/" + $0 }
      + (scope.operations.ids + scope.operations.changed).map { prefix + "operation/" + $0 }
      + (scope.checks.runs.ids + scope.checks.runs.changed).map { prefix + "check/" + $0 }
  }

  private static func prefix(of scope: LocalScope) -> String {
    "\(scope.account)/\(scope.region)/"
  }

  private static func put(
    _ key: String, _ value: some Encodable
  ) throws(LocalStoreError) -> StoredChange {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return .put(StoredRecord(key: key, value: [UInt8](try encoder.encode(value))))
    } catch {
      throw LocalStoreError("the record \(key) cannot be written: \(error)")
    }
  }

  // MARK: Reading

  /// Returns the state that the records hold.
  ///
  /// - Throws: `LocalStoreError` that names the record that cannot be read.
  static func state(
    of records: [StoredRecord], seed: UInt64
  ) throws(LocalStoreError) -> ServiceState {
    var state = ServiceState(seed: seed)
    var operations: [LocalScope: [OperationRecord]] = [:]
    var checks: [LocalScope: [CheckRun]] = [:]
    for record in records.sorted(by: { $0.key < $1.key }) {
      guard record.key != serviceKey else {
        state.ids = try read(Service.self, record).ids
        continue
      }
      let parts = record.key.split(
        separator: "/", maxSplits: 3, omittingEmptySubsequences: false
      ).map(String.init)
      guard parts.count >= 3 else { throw unknown(record) }
      let scope = LocalScope(account: parts[0], region: parts[1])
      switch (parts[2], parts.count) {
      case ("systems", 3): state[scope].systems = try read([LandscapeSystem].self, record)
      case ("running", 3): state[scope].running = try read(RunningState.self, record)
      case ("tags", 3): state[scope].tags = try read(TagTable.self, record)
      case ("permissions", 3):
        state[scope].permissions = try read(PermissionTable.self, record)
      case ("application", 4):
        state[scope].applications[parts[3]] = try read(ApplicationRecord.self, record)
      case ("operation", 4):
        operations[scope, default: []].append(try read(OperationRecord.self, record))
      case ("check", 4): checks[scope, default: []].append(try read(CheckRun.self, record))
      default: throw unknown(record)
      }
    }
    for (scope, records) in operations {
      for record in records.sorted(by: { $0.number < $1.number }) { state[scope].restore(record) }
    }
    for (scope, runs) in checks {
      for run in runs.sorted(by: { $0.number < $1.number }) { state[scope].checks.restore(run) }
    }
    state.forgetChanges()
    return state
  }

  private static func read<Value: Decodable>(
    _ type: Value.Type, _ record: StoredRecord
  ) throws(LocalStoreError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(record.value))
    } catch {
      throw LocalStoreError("the record \(record.key) cannot be read: \(error)")
    }
  }

  private static func unknown(_ record: StoredRecord) -> LocalStoreError {
    LocalStoreError("the store has a record that is not the local service's: \(record.key)")
  }
}
