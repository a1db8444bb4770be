extension CanonicalWriter {
  /// Adds the parameters of a query, each character encoded once.
  ///
  /// A `+` is a plus sign (RFC 3986) and does not stand for a space.
  mutating func addParameters(
    _ query: String, to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    let bytes = query.utf8.span
    var index = 0
    // A local variable stays in a register; the writer's position is in memory.
    var end = position
    while index < bytes.count {
      let start = end
      var nameEnd: Int?
      let pieceStart = index
      while index < bytes.count {
        let byte = bytes[index]
        if Ascii.isUnreserved(byte) {
          let run = index..<Self.unreservedEnd(bytes, from: index)
          out.write(bytes.extracting(run), at: &end)
          index = run.upperBound
        } else if byte == Ascii.ampersand {
          break
        } else if byte == Ascii.equals, nameEnd == nil {
          nameEnd = end
          index += 1
        } else {
          index = try Self.writeReserved(bytes, at: index, to: &out, at: &end)
        }
      }
      if index > pieceStart {
        let valueStart = nameEnd ?? end
        parameters.append(ParameterEntry(name: start..<valueStart, value: valueStart..<end))
      }
      index += 1
    }
    position = end
  }

  /// Returns the end of the unreserved characters from an index on. Most are unreserved, and copied
  /// in one piece.
  private static func unreservedEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, Ascii.isUnreserved(bytes[end]) { end += 1 }
    return end
  }

  /// Writes a reserved byte, or the byte that an escape stands for, and returns the index after it.
  private static func writeReserved(
    _ bytes: Span<UInt8>, at index: Int, to out: inout MutableSpan<UInt8>, at end: inout Int
  ) throws(SigningError) -> Int {
    let byte = bytes[index]
    if byte == Ascii.percent {
      guard let decoded = percentDecoded(bytes, at: index) else {
        throw .invalidPercentEncoding(.query, offset: index)
      }
      out.writeEncoded(decoded, at: &end)
      return index + 3
    }
    guard !Ascii.isControl(byte), byte != Ascii.hash else { throw .invalidQuery(offset: index) }
    out.writeEncoded(byte, at: &end)
    return index + 1
  }

  /// Sorts by encoded name, then by encoded value.
  mutating func sortParameters(in out: borrowing MutableSpan<UInt8>) {
    // As with header fields: insertion for the few parameters that most requests have.
    guard parameters.count <= MergeSort.insertionLimit else {
      parameters = MergeSort.sorted(parameters) { Self.precedes($0, $1, out) }
      return
    }
    var end = 1
    while end < parameters.count {
      var index = end
      while index > 0, Self.precedes(parameters[index], parameters[index - 1], out) {
        parameters.swapAt(index, index - 1)
        index -= 1
      }
      end += 1
    }
  }

  private static func precedes(
    _ left: ParameterEntry, _ right: ParameterEntry, _ out: borrowing MutableSpan<UInt8>
  ) -> Bool {
    if out.precedes(left.name, right.name) { return true }
    return out.equals(left.name, right.name) && out.precedes(left.value, right.value)
  }

  /// Writes the parameters in order.
  mutating func writeCanonicalQuery(to out: inout MutableSpan<UInt8>) {
    for index in parameters.indices {
      let entry = parameters[index]
      if index > 0 { out.write(Ascii.ampersand, at: &position) }
      out.copy(entry.name, to: &position)
      out.write(Ascii.equals, at: &position)
      out.copy(entry.value, to: &position)
    }
  }
}
