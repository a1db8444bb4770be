#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds and reads files of vectors.
enum VectorFile {
  /// Reads a file as JSON of the given form.
  static func read<Form: Decodable>(
    _ form: Form.Type, from path: String,
    namedIn strategy: JSONDecoder.KeyDecodingStrategy = .useDefaultKeys
  ) throws -> Form {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw VectorFileError("cannot read \(path): \(error)")
    }
    do {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = strategy
      return try decoder.decode(form, from: data)
    } catch {
      throw VectorFileError("\(path) does not contain \(form): \(error)")
    }
  }

  /// Returns the path itself if it is a file, else the paths of the named files in the folder.
  static func expand(_ path: String, holding names: [String]) throws -> [String] {
    var isFolder: Bool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw VectorFileError("\(path) does not exist")
    }
    guard isFolder else { return [path] }
    let files = names.map { "\(path)/\($0)" }
    if let missing = files.first(where: { !FileManager.default.fileExists(atPath: $0) }) {
      throw VectorFileError("\(missing) does not exist")
    }
    return files
  }

  /// Returns the last part of a path.
  static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }
}

/// The reason why vectors cannot be read.
struct VectorFileError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }

  /// Creates the error for a file that a suite cannot run.
  init(unknown file: String, expected: [String]) {
    self.init("unknown vector file \(file); expected \(expected.joined(separator: ", "))")
  }
}
