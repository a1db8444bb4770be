/// Text of a service, made safe to be shown.
enum SafeText {
  /// Returns a text on one line: a space stands for each character that could move the cursor, end
  /// the line or change the direction of writing.
  static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(shown)))
  }

  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: " "
    default: scalar
    }
  }
}
