import Foundation
import SsmSapLocal

/// The first bytes of a database file, which tell whether it belongs to this program before anything
/// changes it.
///
/// Source: SQLite, "Database File Format", section 1.3.
enum DatabaseHeader {
  /// Marks databases of this program: the letters SSAP.
  static let applicationID: UInt32 = 0x5353_4150

  /// The version of the tables.
  static let schemaVersion: UInt32 = 1

  private static let length = 100
  private static let magic = Data("SQLite format 3\0".utf8)
  private static let schemaVersionOffset = 60
  private static let applicationIDOffset = 68

  /// Returns if the file does not exist, is empty, or is a database that this program can open.
  static func check(_ path: String) throws(LocalStoreError) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let header: Data
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      header = try file.read(upToCount: length) ?? Data()
    } catch {
      throw LocalStoreError("cannot read \(path): \(error.systemReason)")
    }
    if header.isEmpty { return }
    guard header.count == length, header.starts(with: magic),
      number(in: header, at: applicationIDOffset) == applicationID
    else {
      throw LocalStoreError(
        "\(path) is not a file of ssm-sap-local, and was left as it is; name another file")
    }
    let version = number(in: header, at: schemaVersionOffset)
    guard version <= schemaVersion else {
      throw LocalStoreError(
        "\(path) is from a newer version of ssm-sap-local (its format is \(version), this program "
          + "knows \(schemaVersion)), and was left as it is")
    }
  }

  private static func number(in header: Data, at offset: Int) -> UInt32 {
    header.dropFirst(offset).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
