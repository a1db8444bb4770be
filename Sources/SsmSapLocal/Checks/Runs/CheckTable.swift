import AWSShapes
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The configuration checks of a scope that were started.
struct CheckTable: Sendable {
  /// How many runs of one check on one application are kept; the newest.
  static let retention = 50

  /// The runs by their ids, the oldest first.
  private(set) var runs = RecordTable<CheckRun>()

  private var nextNumber: UInt64 = 0

  /// When the runs were last advanced.
  private var time = Date.distantPast

  /// The ids of the runs that had not ended then.
  private var unfinished: Set<String> = []

  /// Creates an empty table.
  init() {}

  /// Adds a run, and removes the oldest runs of the same check on the same application that are too
  /// many.
  mutating func add(_ run: CheckRun) {
    var run = run
    run.number = nextNumber
    restore(run)
    let same = runs.all.filter {
      $0.applicationID == run.applicationID && $0.checkID == run.checkID
    }
    for old in same.dropLast(Self.retention) { remove(old.id) }
  }

  /// Adds a run as a store kept it, after those with lower numbers.
  mutating func restore(_ run: CheckRun) {
    runs[run.id] = run
    unfinished.insert(run.id)
    nextNumber = max(nextNumber, run.number + 1)
  }

  /// Applies what is due.
  ///
  /// - Returns: Whether the status of a run changed.
  @discardableResult
  mutating func advance(to now: Date) -> Bool {
    let before = time
    time = now
    let open = unfinished.compactMap { runs[$0] }
    for run in open where run.hasEnded(at: now) { unfinished.remove(run.id) }
    return open.contains { $0.status(at: before) != $0.status(at: now) }
  }

  /// Lets the runs of an application fail that are in progress at a time.
  mutating func fail(of applicationID: String, at time: Date, _ reason: String) {
    for run in runs(of: applicationID) where run.start <= time && !run.hasEnded(at: time) {
      runs.update(run.id) { run in
        run.end = time
        run.failure = reason
      }
    }
  }

  /// Returns the operations, the newest first.
  func operations(at now: Date) -> [ConfigurationCheckOperation] {
    runs.all.reversed().map { $0.operation(at: now) }
  }

  /// Returns the runs of an application, the newest first.
  func runs(of applicationID: String) -> [CheckRun] {
    runs.all.reversed().filter { $0.applicationID == applicationID }
  }

  /// Returns the run with the id, which may be in braces and in uppercase.
  func run(_ id: String) -> CheckRun? {
    runs[Self.plain(id)]
  }

  /// Returns the result of a sub-check with its run.
  ///
  /// - Parameter id: The id, which may be in braces and in uppercase.
  func subCheck(_ id: String) -> (run: CheckRun, record: SubCheckRecord)? {
    let id = Self.plain(id)
    for run in runs.all {
      if let record = run.subChecks.first(where: { $0.id.hasSameBytes(as: id) }) {
        return (run, record)
      }
    }
    return nil
  }

  /// Removes the runs of an application that no longer exists.
  mutating func removeAll(of applicationID: String) {
    for run in runs(of: applicationID) { remove(run.id) }
  }

  /// Notes every run as changed, so that a commit writes them all.
  mutating func noteEverything() {
    runs.noteEverything()
  }

  /// Forgets which runs changed, after a commit.
  mutating func forgetChanges() {
    runs.forgetChanges()
  }

  private mutating func remove(_ id: String) {
    runs[id] = nil
    unfinished.remove(id)
  }

  /// Returns an id without braces and in lowercase.
  private static func plain(_ id: String) -> String {
    let bytes = id.utf8.drop { $0 == UInt8(ascii: "{") }
    let end = bytes.last == UInt8(ascii: "}") ? bytes.dropLast() : bytes
    return String(decoding: end.map(\.asciiLowercased), as: UTF8.self)
  }
}
