import AWSShapes

/// The values of labels: in the path, and in the host name.
struct RequestLabels {
  private struct Value {
    var member: Int
    var text: String
  }

  private var inPath: [Value] = []
  private var inHost: [Value] = []

  mutating func addToPath(_ text: String, of member: Int) {
    inPath.append(Value(member: member, text: text))
  }

  mutating func addToHost(_ text: String, of member: Int) {
    inHost.append(Value(member: member, text: text))
  }

  /// Returns the path with the values of its labels.
  ///
  /// - Throws: ``ShapeWritingError`` if a label has no value, or an empty one.
  func path(
    _ pattern: LabelPattern, _ table: MemberTable
  ) throws(ShapeWritingError) -> String {
    var path = ""
    for part in pattern.parts {
      switch part {
      case .literal(let text): path += text
      case .label(let name):
        PercentEncoding.append(try value(of: name, in: inPath, table), to: &path)
      case .greedyLabel(let name):
        PercentEncoding.append(
          try value(of: name, in: inPath, table), to: &path, keepsSlashes: true)
      }
    }
    return path
  }

  /// Returns the text before the endpoint's host name.
  ///
  /// - Throws: ``ShapeWritingError`` if a label has no value, or one that no host name can have.
  func hostPrefix(
    _ pattern: LabelPattern, _ table: MemberTable
  ) throws(ShapeWritingError) -> String {
    var prefix = ""
    for part in pattern.parts {
      switch part {
      case .literal(let text): prefix += text
      case .label(let name), .greedyLabel(let name):
        let text = try value(of: name, in: inHost, table)
        guard Self.isHostLabel(text) else {
          throw ShapeWritingError(
            "the value cannot be part of a host name: use 1 to 63 letters, digits and inner "
              + "hyphens", path: name)
        }
        prefix += text
      }
    }
    return prefix
  }

  private func value(
    of name: String, in values: [Value], _ table: MemberTable
  ) throws(ShapeWritingError) -> String {
    guard let value = values.first(where: { table.names[$0.member].hasSameBytes(as: name) }) else {
      throw ShapeWritingError("a label without a value", path: name)
    }
    if !value.text.isEmpty { return value.text }
    guard let text = table.members[value.member].emptyLabel else {
      throw ShapeWritingError("a label whose value is empty", path: name)
    }
    return text
  }

  /// Source: RFC 1123, section 2.1.
  private static func isHostLabel(_ text: String) -> Bool {
    (1...63).contains(text.utf8.count) && text.utf8.first != .minus && text.utf8.last != .minus
      && text.utf8.allSatisfy {
        $0.isASCIIDigit || $0 == .minus
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
      }
  }
}
