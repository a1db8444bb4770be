import Foundation

/// Writes a text to standard output without buffering it, even if that is not a terminal.
///
/// - Throws: `OutputError` if standard output cannot be written to.
func show(_ text: String, terminator: String = "\n") throws {
  do {
    try FileHandle.standardOutput.write(contentsOf: Data((text + terminator).utf8))
  } catch {
    throw OutputError(description: "cannot write to standard output: \(error.systemReason)")
  }
}

/// The reason why standard output cannot be written to.
struct OutputError: Error, CustomStringConvertible {
  let description: String
}
