import AWSShapes

extension MessageReader {
  /// The schema of the member that is being read from outside of the document.
  var currentMember: MemberSchema { table.members[currentIndex] }

  /// Reads the text of a value that is not in a document.
  mutating func text() throws(ShapeReadingError) -> String {
    switch source {
    case .header(let text): return text.trimmingHeaderSpace
    case .headerList(var scanner):
      let element: String
      do {
        element = try scanner.element()
      } catch { throw malformed(error.reason) }
      source = .headerList(scanner)
      return element
    case .prefixHeaders(let entries, let next):
      guard next < entries.count else { throw mismatch(expected: "an entry") }
      source = .prefixHeaders(entries, next: next + 1)
      return entries[next].value
    case .text(let text): return text
    case .texts(let values, let next):
      guard next < values.count else { throw mismatch(expected: "a value") }
      source = .texts(values, next: next + 1)
      return values[next]
    case .queryParameters(let entries, let next):
      guard next < entries.count, let value = entries[next].values.first else {
        throw mismatch(expected: "an entry")
      }
      source = .queryParameters(entries, next: next + 1)
      return value
    case .payload:
      guard let text = String(validating: try message.bytesInMemory(), as: UTF8.self) else {
        throw malformed("invalid UTF-8")
      }
      return text
    case .json: return ""
    }
  }

  /// Returns the error for a value of another kind than expected.
  func mismatch(expected: String) -> ShapeReadingError {
    malformed("expected \(expected)", .mismatch)
  }

  func mismatch(_ reason: String) -> ShapeReadingError {
    if case .json = source { return json.mismatch(reason) }
    return malformed(reason, .mismatch)
  }

  /// Returns an error that names the member and its location, but never the value.
  func malformed(
    _ reason: String, _ kind: ShapeReadingError.Kind = .malformed
  ) -> ShapeReadingError {
    ShapeReadingError(
      kind, "\(reason) in \(currentMember.location.name)", offset: 0,
      path: table.names[currentIndex])
  }
}
