/// A part of a text, copied into a string only on demand.
struct TextPart: Sendable {
  let text: String
  /// Offsets in UTF-8 bytes.
  let range: Range<Int>

  init(_ text: String, _ range: Range<Int>) {
    self.text = text
    self.range = range
  }

  init(_ text: String) {
    self.init(text, 0..<text.utf8.count)
  }

  var string: String { text.utf8.span.text(range) }

  func equals(_ other: String) -> Bool { text.utf8.span.equals(range, other) }
}

extension TextPart: Hashable {
  static func == (left: TextPart, right: TextPart) -> Bool {
    left.text.utf8.span.equals(left.range, right.text.utf8.span, right.range)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(range.count)
    for index in range { hasher.combine(text.utf8.span[index]) }
  }
}
