import AWSCredentials
import CommandSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file that an option names with `file://` or `fileb://` in the place of its value.
struct ParameterFile {
  /// The path, with a leading `~` and variables of the environment replaced.
  private let path: String
  private let isBinary: Bool

  /// Creates the file that a value names; `nil` if it names none.
  init?(
    _ value: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    guard
      let (prefix, isBinary) = Self.prefixes.first(where: { value.utf8.starts(with: $0.0.utf8) })
    else { return nil }
    let path = String(decoding: value.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    self.path = ShellPath.expanded(path, environment: environment)
    self.isBinary = isBinary
  }

  private static let prefixes = [("file://", false), ("fileb://", true)]

  /// The size of the longest file, far more than any input of the service has. A device may have no end.
  private static let longest = 16 << 20

  /// The text of the file.
  ///
  /// - Throws: ``ParameterError`` if the file cannot be read, is too long, or is not UTF-8.
  func text() throws(ParameterError) -> String {
    guard !isBinary else {
      throw ParameterError(
        "fileb:// is for bytes, and this option takes text; use file://\(path)")
    }
    let bytes: [UInt8]
    do {
      bytes = try FileReader.contents(of: path, atMost: Self.longest + 1)
    } catch {
      throw ParameterError("cannot read \(path): \(error.reason)")
    }
    guard bytes.count <= Self.longest else {
      let limit = "\(Self.longest >> 20) MiB"
      throw ParameterError("\(path) is longer than \(limit), the most that is read")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ParameterError("\(path) is not UTF-8 text")
    }
    return text
  }
}
