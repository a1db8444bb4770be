/// The header lines of a request in libcurl's notation, each ended by NUL.
struct HeaderText: Sendable {
  /// Room for a usual header, so that it is allocated once.
  private static let usualSize = 512

  private(set) var bytes: [UInt8] = []
  private(set) var lineCount = 0

  init() {
    bytes.reserveCapacity(Self.usualSize)
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ text: UnsafeRawBufferPointer) { unsafe bytes.append(contentsOf: text) }

  /// Ends a line.
  mutating func endLine() {
    bytes.append(0)
    lineCount += 1
  }

  /// Appends a whole line.
  mutating func appendLine(_ text: String) {
    append(text)
    endLine()
  }
}
