import ArgumentParser
import SsmSap

/// The files that options name with `@`.
enum RequestFile {
  /// How long a person or another program may take.
  private static let patience = Duration.seconds(3600)

  /// Returns the bytes of a file, or of standard input for `-`.
  ///
  /// - Throws: `ValidationError` with the path and the reason.
  static func read(_ path: String) async throws(ValidationError) -> [UInt8] {
    guard !path.utf8.elementsEqual("-".utf8) else { return try await readStandardInput() }
    do {
      return try await HostFiles.live.read(path)
    } catch {
      throw ValidationError("the file cannot be read: \(error)")
    }
  }

  /// Reads with a process, since neither Foundation's essentials nor System's safe functions read a
  /// pipe.
  private static func readStandardInput() async throws(ValidationError) -> [UInt8] {
    let output: ProcessOutput
    do {
      output = try await HostEnvironment().runProcess("cat", patience)
    } catch {
      throw ValidationError("standard input cannot be read: \(error.reason)")
    }
    guard output.exitStatus == 0 else { throw ValidationError("standard input cannot be read") }
    return output.standardOutput
  }
}
