import Foundation

/// Writes a line to standard output at once, also when that is not a terminal.
func show(_ line: String) throws {
  try FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
}
