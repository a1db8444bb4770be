import Foundation

/// A file that the user names.
enum InputFile {
  /// Reads a whole file.
  static func read(_ path: String) throws(FileError) -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw FileError(path, "cannot be read: \(error.systemReason)")
    }
  }

  /// Returns why a file cannot be decoded and where, without anything that it contains.
  static func reason(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context):
      "\(place(context)) has no \(key.stringValue)"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(place(context)) has the wrong type"
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      "it is not valid JSON"
    case .dataCorrupted(let context):
      "\(place(context)) cannot be read"
    @unknown default:
      "it cannot be read"
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    guard !context.codingPath.isEmpty else { return "it" }
    return context.codingPath.map { key in
      key.intValue.map { "entry \($0 + 1)" } ?? key.stringValue
    }.joined(separator: ", ")
  }
}

/// The reason why a file that the user names cannot be used.
struct FileError: Error, CustomStringConvertible {
  let description: String

  init(_ path: String, _ reason: String) {
    description = "\(path): \(reason)"
  }
}
