import AWSShapes

extension JSONScanner {
  func error(_ kind: ShapeReadingError.Kind, _ reason: String) -> ShapeReadingError {
    ShapeReadingError(kind, reason, offset: min(offset, count))
  }

  /// Returns the error for text that is not JSON: a truncation where the document ends.
  func malformed(_ reason: String, at start: Int) -> ShapeReadingError {
    isAtEnd
      ? error(.truncated, "\(reason), where the document ends")
      : ShapeReadingError(.malformed, reason, offset: start)
  }

  /// Returns the error for a value that no shape could have here.
  @inline(never)
  func malformed(expected: StaticString) -> ShapeReadingError {
    var error = mismatch(expected: expected)
    if error.kind == .mismatch { error.kind = .malformed }
    return error
  }

  /// Returns the error for a value of another kind than expected.
  @inline(never)
  func mismatch(expected: StaticString) -> ShapeReadingError {
    if count == 0 { return error(.empty, "expected \(expected), but the document is empty") }
    if isAtEnd || endsWithinWord {
      return error(.truncated, "expected \(expected), but the document ends")
    }
    guard let found = kindOfValue else {
      return error(.malformed, "expected \(expected), found text that is not JSON")
    }
    return error(.mismatch, "expected \(expected), found \(found)")
  }

  /// Whether all that is left is the start of `true`, `false` or `null`.
  private var endsWithinWord: Bool {
    for literal in [JSONLiteral.true, .false, .null] where rest.count < literal.count {
      if rest.word == literal.bytes.lowBytes(rest.count) { return true }
    }
    return false
  }

  /// The kind of the value that comes next; `nil` if it does not begin like one.
  private var kindOfValue: String? {
    switch peek {
    case .quote: "a string"
    case .openBrace: "an object"
    case .openBracket: "an array"
    case .minus, .zero ... .nine: "a number"
    default:
      begins(with: .true) || begins(with: .false)
        ? "a boolean"
        : begins(with: .null) ? "null" : nil
    }
  }

  private func begins(with literal: JSONLiteral) -> Bool {
    (rest.word ^ literal.bytes) & literal.mask == 0
  }
}
