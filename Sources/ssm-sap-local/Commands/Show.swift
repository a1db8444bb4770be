import Foundation

/// Writes a line to standard output without buffering it, even if that is not a terminal.
func show(_ line: String) throws {
  try FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
}
