import SystemPackage

/// The reason why a file cannot be read or written. It never contains the file's contents.
public struct FileError: Error, Sendable, Hashable {
  /// The path of the file.
  public var path: String

  /// Whether the file does not exist.
  public var isMissing: Bool

  /// What went wrong.
  public var reason: String

  /// Creates an error.
  public init(path: String, isMissing: Bool = false, reason: String) {
    self.path = path
    self.isMissing = isMissing
    self.reason = reason
  }

  /// Returns an error for a path without a file.
  public static func missing(_ path: String) -> FileError {
    FileError(path: path, isMissing: true, reason: "there is no such file")
  }

  /// Creates an error from that of a system call.
  init(_ error: Errno, at path: String) {
    switch error {
    case .noSuchFileOrDirectory: self = .missing(path)
    case .permissionDenied: self.init(path: path, reason: "permission denied")
    case .notDirectory: self.init(path: path, reason: "a part of its path is not a folder")
    case .tooManySymbolicLinkLevels:
      self.init(path: path, reason: "its symbolic links form a loop")
    default: self.init(path: path, reason: error.description)
    }
  }
}

extension FileError: CustomStringConvertible {
  /// The path and the reason.
  public var description: String { "\(path): \(reason)" }
}
