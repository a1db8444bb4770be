import Foundation
import GRDB
import SsmSapLocal

/// A store in a SQLite database.
///
/// A commit is on the disk when it returns: it is one transaction in the write-ahead log, which is
/// flushed to the disk (`synchronous = FULL`). The process keeps the database locked until it ends.
final class SQLiteStore: LocalStore {
  private let path: String
  private let queue: DatabaseQueue

  /// Opens the database, or creates it if the file does not exist or is empty.
  ///
  /// - Throws: `LocalStoreError` if the file is not a database of this program or of a newer version,
  ///   if another process has it open, or if it cannot be read or written. The file does not change
  ///   then.
  init(path: String) throws(LocalStoreError) {
    self.path = path
    try DatabaseHeader.check(path)
    do {
      queue = try DatabaseQueue(path: Self.fileName(path), configuration: Self.configuration)
      try queue.inTransaction(.exclusive) { database in
        try Self.prepare(database)
        return .commit
      }
      // After the schema, so that a file of this program has its mark from the first page on.
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA journal_mode = WAL")
      }
    } catch {
      throw .database(error, at: path)
    }
  }

  func load() async throws(LocalStoreError) -> [StoredRecord] {
    do {
      return try await queue.read { database in
        try Row.fetchAll(database, sql: "SELECT key, value FROM record ORDER BY key").map { row in
          StoredRecord(
            key: try row.decode(forColumn: "key"),
            value: [UInt8](try row.decode(Data.self, forColumn: "value")))
        }
      }
    } catch {
      throw .database(error, at: path)
    }
  }

  func commit(_ changes: [StoredChange]) async throws(LocalStoreError) {
    guard !changes.isEmpty else { return }
    do {
      try await queue.write { database in
        for change in changes { try Self.apply(change, to: database) }
      }
    } catch {
      throw .database(error, at: path)
    }
  }

  /// Moves the write-ahead log into the database and closes it.
  func close() throws(LocalStoreError) {
    do { try queue.close() } catch { throw .database(error, at: path) }
  }

  /// Returns the path in a form that SQLite does not take for anything but a file, such as `:memory:`.
  static func fileName(_ path: String) -> String {
    path.hasPrefix("/") ? path : "./\(path)"
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    // A process that is about to end may still have the lock.
    configuration.busyMode = .timeout(2)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL")
    }
    return configuration
  }

  private static func prepare(_ database: Database) throws {
    guard try !database.tableExists("record") else { return }
    try database.execute(
      sql: """
        PRAGMA application_id = \(DatabaseHeader.applicationID);
        PRAGMA user_version = \(DatabaseHeader.schemaVersion);
        CREATE TABLE record (key TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL) STRICT;
        """)
  }

  private static func apply(_ change: StoredChange, to database: Database) throws {
    switch change {
    case .put(let record):
      let statement = try database.cachedStatement(
        sql: "INSERT OR REPLACE INTO record (key, value) VALUES (?, ?)")
      try statement.execute(arguments: [record.key, Data(record.value)])
    case .remove(let key):
      try database.cachedStatement(sql: "DELETE FROM record WHERE key = ?")
        .execute(arguments: [key])
    }
  }
}

extension LocalStoreError {
  /// Describes an error of the database for the user of the command.
  fileprivate static func database(_ error: any Error, at path: String) -> LocalStoreError {
    if error is RowDecodingError {
      return LocalStoreError("\(path) is damaged: it has a record without a key or a value")
    }
    guard let error = error as? DatabaseError else {
      return LocalStoreError("\(path): \(error)")
    }
    return switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      LocalStoreError("\(path) is in use by another process; stop that one, or name another file")
    case .SQLITE_FULL:
      LocalStoreError("cannot write \(path): the disk is full")
    case .SQLITE_IOERR:
      LocalStoreError(
        "cannot read or write \(path): \(error.message ?? "disk I/O error"); check the disk, its "
          + "free space and the limit on the size of files")
    case .SQLITE_CANTOPEN:
      LocalStoreError("cannot open or create \(path); check its folder and its permissions")
    case .SQLITE_READONLY, .SQLITE_PERM:
      LocalStoreError("cannot write \(path): it is read-only for this user")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      LocalStoreError("\(path) is damaged: \(error.message ?? "not a database")")
    default:
      LocalStoreError("\(path): \(error.message ?? error.description)")
    }
  }
}
