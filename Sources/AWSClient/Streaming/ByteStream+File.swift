public import AWSCredentials
public import AWSShapes

extension ByteStream {
  /// Creates a stream of a file's bytes, which are read while they are sent.
  ///
  /// The stream is replayable: the file is opened again for each attempt. It must not change its size
  /// until the call has ended.
  ///
  /// - Parameter path: The path of a regular file.
  /// - Throws: `FileError` if there is no such file.
  public static func file(_ path: String) async throws(FileError) -> ByteStream {
    let size = try await FileReader.size(of: path)
    return ByteStream(length: size) { FileChunks(path: path) }
  }
}
