import AWSShapes

extension JSONScanner {
  func error(_ kind: ShapeReadingError.Kind, _ reason: String) -> ShapeReadingError {
    ShapeReadingError(kind, reason, offset: min(offset, count))
  }

  /// What is not JSON is only cut off where the document ends.
  func malformed(_ reason: String, at start: Int) -> ShapeReadingError {
    isAtEnd
      ? error(.truncated, "\(reason), where the document ends")
      : ShapeReadingError(.malformed, reason, offset: start)
  }

  /// For what no shape at all could have here.
  @inline(never)
  func malformed(expected: String) -> ShapeReadingError {
    var error = mismatch(expected: expected)
    if error.kind == .mismatch { error.kind = .malformed }
    return error
  }

  @inline(never)
  func mismatch(expected: String) -> ShapeReadingError {
    if count == 0 { return error(.empty, "expected \(expected), the document is empty") }
    if isAtEnd || endsWithinWord {
      return error(.truncated, "expected \(expected), the document ends")
    }
    guard let found = Self.kind(of: peek) else {
      return error(.malformed, "expected \(expected), found something that is not JSON")
    }
    return error(.mismatch, "expected \(expected), found \(found)")
  }

  /// Whether nothing is left but the start of `true`, `false` or `null`.
  private var endsWithinWord: Bool {
    for literal in [JSONLiteral.true, .false, .null] where rest.count < literal.count {
      if rest.word == literal.bytes.lowBytes(rest.count) { return true }
    }
    return false
  }

  private static func kind(of byte: UInt8) -> String? {
    switch byte {
    case .quote: "a string"
    case .openBrace: "an object"
    case .openBracket: "an array"
    case .minus, .zero ... .nine: "a number"
    case UInt8(ascii: "t"), UInt8(ascii: "f"): "a boolean"
    case UInt8(ascii: "n"): "null"
    default: nil
    }
  }
}
