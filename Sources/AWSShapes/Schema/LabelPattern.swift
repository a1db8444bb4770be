/// Text with labels in braces, such as `/files/{Folder}/{Path+}`, split into its parts.
///
/// Source: Smithy 2.0 specification, "httpLabel trait" and "hostPrefix".
public struct LabelPattern: Sendable, Hashable {
  /// A part of the pattern.
  public enum Part: Sendable, Hashable {
    /// Literal text.
    case literal(String)
    /// The value of the member with this name.
    case label(String)
    /// The value of the member with this name, whose slashes are not encoded.
    case greedyLabel(String)
  }

  /// The parts, in order.
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

  /// Whether the pattern has no labels.
  public var isLiteral: Bool {
    parts.allSatisfy { part in
      if case .literal = part { true } else { false }
    }
  }
}
