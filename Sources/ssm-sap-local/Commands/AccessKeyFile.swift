import AWSSigV4
import Foundation
import SsmSapLocal

/// A JSON file of access keys, with the member names of AWS's own.
enum AccessKeyFile {
  private struct Entry: Decodable {
    var accessKeyID: String
    var secretAccessKey: String
    var sessionToken: String?
    var expiration: Date?
    var account: String?
    var permissions: String?

    enum CodingKeys: String, CodingKey {
      case accessKeyID = "AccessKeyId"
      case secretAccessKey = "SecretAccessKey"
      case sessionToken = "SessionToken"
      case expiration = "Expiration"
      case account = "Account"
      case permissions = "Permissions"
    }
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
    let keys = try entries.map { try key($0, path) }
    let ids = keys.map(\.credentials.accessKeyID)
    if let id = ids.enumerated().first(where: { ids[..<$0.offset].contains($0.element) })?.element {
      throw FileError(path, "it has \(id) twice")
    }
    return keys
  }

  private static func key(_ entry: Entry, _ path: String) throws -> AccessKey {
    guard !entry.accessKeyID.isEmpty, !entry.secretAccessKey.isEmpty else {
      throw FileError(path, "an AccessKeyId or a SecretAccessKey is empty")
    }
    let credentials = Credentials(
      accessKeyID: entry.accessKeyID, secretAccessKey: entry.secretAccessKey,
      sessionToken: entry.sessionToken, expiration: entry.expiration)
    var key = AccessKey(credentials)
    if let account = entry.account {
      guard ServiceOptions.isAccount(account) else {
        throw FileError(path, "the account of \(entry.accessKeyID) has to have 12 digits")
      }
      key.account = account
    }
    switch entry.permissions {
    case nil, "full"?: key.permissions = .full
    case "readOnly"?: key.permissions = .readOnly
    case "withoutInstances"?: key.permissions = .withoutInstances
    case let other?:
      throw FileError(
        path,
        "the permissions of \(entry.accessKeyID) are \(other) instead of full, readOnly or "
          + "withoutInstances")
    }
    return key
  }
}
