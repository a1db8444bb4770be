/// A text with labels in braces, such as `/files/{Folder}/{Path+}`, taken apart once.
///
/// Source: Smithy 2.0 specification, "httpLabel trait" and "hostPrefix".
public struct LabelPattern: Sendable, Hashable {
  /// A piece of the pattern.
  public enum Part: Sendable, Hashable {
    /// Text that stands as it is.
    case literal(String)
    /// The value of the member of this name.
    case label(String)
    /// The value of the member of this name, whose slashes stay slashes.
    case greedyLabel(String)
  }

  /// The pieces, in order.
  public let parts: [Part]

  /// Creates the pattern of a text. A brace that is never closed is literal text.
  public init(_ text: String) {
    var parts: [Part] = []
    var rest = text.unicodeScalars[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      let name = rest[rest.index(after: open)..<close]
      parts.append(
        name.last == "+" ? .greedyLabel(String(name.dropLast())) : .label(String(name)))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    self.parts = parts
  }

  /// Whether there is no label in it.
  public var isLiteral: Bool {
    parts.allSatisfy { part in
      if case .literal = part { true } else { false }
    }
  }
}
