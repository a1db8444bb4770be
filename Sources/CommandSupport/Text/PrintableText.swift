extension String {
  /// The text on one line, without anything that could steer a terminal or hide what it says.
  ///
  /// Use it for every text of a service or a file before it is printed: control characters, format
  /// characters such as those that change the direction of writing, and line separators become
  /// spaces.
  package var printable: String {
    guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.isUnprintable ? " " : $0 }))
  }
}

extension Unicode.Scalar {
  fileprivate var isUnprintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
