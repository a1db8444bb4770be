/// Text for one line of a terminal.
enum PlainLine {
  /// Returns text with blanks in place of control characters, since it may be a service's.
  static func text(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(printable)))
  }

  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: " "
    default: scalar
    }
  }
}
