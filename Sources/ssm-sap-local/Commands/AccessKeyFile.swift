import AWSSigV4
import Foundation
import SsmSapLocal

/// A JSON file of access keys, with the member names of AWS's own.
enum AccessKeyFile {
  private struct Entry: Decodable {
    var AccessKeyId: String
    var SecretAccessKey: String
    var SessionToken: String?
    var Expiration: Date?
    var Account: String?
    var Permissions: String?
  }

  /// Reads the keys of a file.
  ///
  /// - Throws: `FileError` if the file cannot be read or is not such a list. The error has no secret.
  static func read(_ path: String) throws -> [AccessKey] {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    let entries: [Entry]
    do {
      entries = try decoder.decode([Entry].self, from: try InputFile.read(path))
    } catch let error as DecodingError {
      throw FileError(path, InputFile.reason(error))
    }
    guard !entries.isEmpty else { throw FileError(path, "it has no access keys") }
    return try entries.map { try key($0, path) }
  }

  private static func key(_ entry: Entry, _ path: String) throws -> AccessKey {
    let credentials = Credentials(
      accessKeyID: entry.AccessKeyId, secretAccessKey: entry.SecretAccessKey,
      sessionToken: entry.SessionToken, expiration: entry.Expiration)
    var key = AccessKey(credentials)
    if let account = entry.Account { key.account = account }
    switch entry.Permissions {
    case nil, "full"?: key.permissions = .full
    case "readOnly"?: key.permissions = .readOnly
    case let other?:
      throw FileError(
        path, "the permissions of \(entry.AccessKeyId) are \(other) instead of full or readOnly")
    }
    return key
  }
}
