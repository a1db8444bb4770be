/// The colours of a table, which are those of the AWS CLI: cells in bright blue, the bars of nested
/// sections in yellow.
struct TableStyle {
  let hasColors: Bool

  func cell(_ text: String) -> String {
    hasColors ? "\u{1B}[1m\u{1B}[34m\(text)\u{1B}[0m" : text
  }

  /// The bars on one side of a nested section.
  func bars(_ level: Int) -> String {
    String(repeating: hasColors ? "\u{1B}[2m\u{1B}[33m|\u{1B}[0m" : "|", count: level)
  }
}
