/// Why a file cannot be read or written. Never holds what is in it.
public struct FileError: Error, Sendable, Hashable {
  /// The path of the file.
  public var path: String

  /// Whether there is no such file.
  public var isMissing: Bool

  /// What went wrong.
  public var reason: String

  /// An error of these parts.
  public init(path: String, isMissing: Bool = false, reason: String) {
    self.path = path
    self.isMissing = isMissing
    self.reason = reason
  }

  /// There is no file at the path.
  public static func missing(_ path: String) -> FileError {
    FileError(path: path, isMissing: true, reason: "there is no such file")
  }
}

extension FileError: CustomStringConvertible {
  /// The path and the reason.
  public var description: String { "\(path): \(reason)" }
}
