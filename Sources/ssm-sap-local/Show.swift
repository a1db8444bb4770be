import Foundation

/// Writes a line to standard output at once, also when that is not a terminal.
func show(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
