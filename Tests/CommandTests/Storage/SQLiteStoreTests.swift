import Foundation
import GRDB
import SsmSapLocal
import Testing

@testable import ssm_sap_local

@Suite("The store in SQLite")
struct SQLiteStoreTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Files are small, and named by chance: the system's cleaning of its temporary folder is enough.
  private func path(_ name: String = "state.db") -> String { folder.appending(path: name).path }

  private func record(_ key: String, _ value: String) -> StoredRecord {
    StoredRecord(key: key, value: Array(value.utf8))
  }

  @Test("What is committed is there after the file is opened again")
  func reopen() async throws {
    let store = try SQLiteStore(path: path())
    #expect(try await store.load().isEmpty)
    try await store.commit([.put(record("a", "1")), .put(record("b", "2")), .put(record("c", "3"))])
    try await store.commit([.put(record("b", "4")), .remove(key: "a"), .remove(key: "unknown")])
    try store.close()
    let again = try SQLiteStore(path: path())
    #expect(try await again.load() == [record("b", "4"), record("c", "3")])
  }

  @Test(
    "A name is always that of a file, also where SQLite has another meaning for it",
    arguments: [":memory:", "file:state.db?mode=memory", "state.db"])
  func relativeName(name: String) {
    #expect(SQLiteStore.fileName(name) == "./" + name)
    #expect(SQLiteStore.fileName("/" + name) == "/" + name)
  }

  @Test("Keys are bytes: canonically equal ones are different records")
  func keys() async throws {
    let store = try SQLiteStore(path: path())
    try await store.commit([.put(record("\u{E9}", "1")), .put(record("e\u{301}", "2"))])
    #expect(try await store.load().count == 2)
  }

  @Test("A second process is refused, and told why")
  func lock() async throws {
    let store = try SQLiteStore(path: path())
    let error = #expect(throws: LocalStoreError.self) { try SQLiteStore(path: path()) }
    #expect(error?.description.contains("is in use by another process") == true)
    try await store.commit([.put(record("a", "1"))])
    try store.close()
    #expect(try await SQLiteStore(path: path()).load().count == 1)
  }

  @Test("A file of something else is refused, and does not change")
  func foreignFiles() throws {
    let text = Data("not a database, but long enough: \(String(repeating: "x", count: 200))".utf8)
    try text.write(to: URL(fileURLWithPath: path("text")))
    let queue = try DatabaseQueue(path: path("foreign"))
    try queue.write { try $0.execute(sql: "CREATE TABLE t (x)") }
    try queue.close()
    try Data([1]).write(to: URL(fileURLWithPath: path("short")))
    for name in ["text", "foreign", "short"] {
      let before = try Data(contentsOf: URL(fileURLWithPath: path(name)))
      let error = #expect(throws: LocalStoreError.self) { try SQLiteStore(path: path(name)) }
      #expect(error?.description.contains("is not a file of ssm-sap-local") == true)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path(name))) == before)
    }
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)).count == 3)
  }

  @Test("A file of a newer version is refused, and does not change")
  func newerFile() throws {
    try SQLiteStore(path: path()).close()
    let queue = try DatabaseQueue(path: path())
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA user_version = 9; PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try queue.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path()))
    let error = #expect(throws: LocalStoreError.self) { try SQLiteStore(path: path()) }
    #expect(error?.description.contains("from a newer version") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path())) == before)
  }

  @Test("A damaged file is refused")
  func damagedFile() throws {
    let store = try SQLiteStore(path: path())
    try store.close()
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path()))
    try file.seek(toOffset: 100)
    try file.write(contentsOf: Data(repeating: 0xFF, count: 3_000))
    try file.close()
    let error = #expect(throws: LocalStoreError.self) { try SQLiteStore(path: path()) }
    #expect(error?.description.contains("is damaged") == true)
  }

  @Test("A record that lost its value is a damaged file")
  func damagedRecord() async throws {
    try SQLiteStore(path: path()).close()
    let queue = try DatabaseQueue(path: path())
    try await queue.write { database in
      try database.execute(
        sql: """
          DROP TABLE record;
          CREATE TABLE record (key TEXT, value BLOB);
          INSERT INTO record VALUES ('a', NULL);
          """)
    }
    try queue.close()
    let store = try SQLiteStore(path: path())
    let error = await #expect(throws: LocalStoreError.self) { try await store.load() }
    #expect(error?.description.contains("is damaged") == true)
  }

  @Test("An empty file is a new one; a folder, or a file in a missing one, is refused by its name")
  func places() throws {
    try Data().write(to: URL(fileURLWithPath: path("empty")))
    #expect(throws: Never.self) { try SQLiteStore(path: path("empty")) }
    for place in [folder.path, path("missing/state.db")] {
      let error = #expect(throws: LocalStoreError.self) { try SQLiteStore(path: place) }
      #expect(error?.description.contains(place) == true)
    }
  }

  @Test("Commits reach the disk before they return")
  func durability() async throws {
    let store = try SQLiteStore(path: path())
    try await store.commit([.put(record("a", "1"))])
    // What a process killed now would leave: the files as they are.
    let copy = folder.appending(path: "copy.db")
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: path() + suffix, toPath: copy.path + suffix)
    }
    #expect(try await SQLiteStore(path: copy.path).load() == [record("a", "1")])
  }
}
