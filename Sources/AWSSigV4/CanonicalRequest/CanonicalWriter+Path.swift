extension CanonicalWriter {
  /// Writes the canonical path.
  mutating func writeCanonicalPath(
    _ path: String, encoding: URIEncoding, normalization: PathNormalization,
    to out: inout MutableSpan<UInt8>
  ) throws(SigningError) {
    let bytes = path.utf8.span
    guard !bytes.isEmpty else {
      out.write(Ascii.slash, at: &position)
      return
    }
    guard bytes[0] == Ascii.slash else { throw .pathWithoutSlash }
    if Self.isCanonical(bytes) {
      out.write(bytes, at: &position)
      return
    }
    let traits = try Self.pathTraits(bytes)
    if normalization == .on, traits.mayNeedNormalization {
      writeNormalized(bytes, encoding: encoding, to: &out)
    } else if traits.needsEncoding {
      writeEncoded(bytes, 0..<bytes.count, encoding: encoding, to: &out)
    } else {
      out.write(bytes, at: &position)
    }
  }

  /// Whether the path is canonical whatever the options, as most are.
  private static func isCanonical(_ bytes: Span<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      guard Ascii.isUnreserved(byte) || byte == Ascii.slash else { return false }
      if previous == Ascii.slash, byte == Ascii.slash || byte == Ascii.dot { return false }
      previous = byte
    }
    return true
  }

  private static func pathTraits(
    _ bytes: Span<UInt8>
  ) throws(SigningError) -> (needsEncoding: Bool, mayNeedNormalization: Bool) {
    var needsEncoding = false
    var mayNeedNormalization = false
    var previous: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if previous == Ascii.slash, byte == Ascii.slash || byte == Ascii.dot {
        mayNeedNormalization = true
      }
      previous = byte
      if Ascii.isUnreserved(byte) || byte == Ascii.slash { continue }
      needsEncoding = true
      if byte == Ascii.percent {
        guard percentDecoded(bytes, at: index) != nil else {
          throw .invalidPercentEncoding(.path, offset: index)
        }
      } else if byte == Ascii.questionMark {
        throw .queryInPath(offset: index)
      } else if Ascii.isControl(byte) || byte == Ascii.hash {
        throw .invalidPath(offset: index)
      }
    }
    return (needsEncoding, mayNeedNormalization)
  }

  /// Removes empty, `.` and `..` segments as AWS's signers do: unlike RFC 3986 they leave no slash
  /// at the end for a dot segment there.
  private mutating func writeNormalized(
    _ bytes: Span<UInt8>, encoding: URIEncoding, to out: inout MutableSpan<UInt8>
  ) {
    var segments: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != Ascii.slash { end += 1 }
      let count = end - start
      if count == 2, bytes[start] == Ascii.dot, bytes[start + 1] == Ascii.dot {
        _ = segments.popLast()
      } else if count > 1 || (count == 1 && bytes[start] != Ascii.dot) {
        segments.append(start..<end)
      }
      start = end + 1
    }
    for segment in segments {
      out.write(Ascii.slash, at: &position)
      writeEncoded(bytes, segment, encoding: encoding, to: &out)
    }
    if segments.isEmpty || bytes[bytes.count - 1] == Ascii.slash {
      out.write(Ascii.slash, at: &position)
    }
  }

  private mutating func writeEncoded(
    _ bytes: Span<UInt8>, _ range: Range<Int>, encoding: URIEncoding,
    to out: inout MutableSpan<UInt8>
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == Ascii.slash {
        out.write(byte, at: &position)
      } else if byte == Ascii.percent, encoding == .single,
        let decoded = Self.percentDecoded(bytes, at: index)
      {
        out.writeEncoded(decoded, at: &position)
        index += 2
      } else {
        out.writeEncoded(byte, at: &position)
      }
      index += 1
    }
  }

  /// Returns the byte that a `%` and two digits at an index stand for; `nil` without the digits.
  static func percentDecoded(_ bytes: Span<UInt8>, at index: Int) -> UInt8? {
    guard index + 2 < bytes.count, let high = Ascii.hexValue(bytes[index + 1]),
      let low = Ascii.hexValue(bytes[index + 2])
    else { return nil }
    return high << 4 | low
  }
}
