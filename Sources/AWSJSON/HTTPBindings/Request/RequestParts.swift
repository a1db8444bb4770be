import AWSShapes

/// The parts of a request that come from an input's members.
struct RequestParts {
  /// The values of labels in the path, by member.
  var labels: [(member: Int, text: String)] = []
  /// The values of labels in the host's name, by member.
  var hostLabels: [(member: Int, text: String)] = []
  /// The header fields that a member of their own stands for.
  var headers: [WireHeader] = []
  /// The header fields that stand for the entries of a map.
  var prefixHeaders: [WireHeader] = []
  /// The parameters of the query that a member of their own stands for.
  var query: [(name: String, value: String)] = []
  /// The parameters of the query that stand for the entries of a map.
  var queryParameters: [(name: String, value: String)] = []
  /// The body, where it is not a document.
  var payload: ByteStream?
  /// The media type of the body.
  var contentType: String?

  /// All header fields: one with a member of its own wins over the entry of a map.
  ///
  /// Source: Smithy 2.0 specification, "httpPrefixHeaders trait".
  func allHeaders() -> [WireHeader] {
    if prefixHeaders.isEmpty { return headers }
    let taken = Set(headers.map { $0.name.lowercased() })
    return headers + prefixHeaders.filter { !taken.contains($0.name.lowercased()) }
  }

  /// Path and query.
  ///
  /// - Throws: ``ShapeWritingError`` when a label has no value, or an empty one.
  func target(_ http: HTTPBinding, _ table: MemberTable) throws(ShapeWritingError) -> String {
    var target = ""
    for part in http.path.parts {
      switch part {
      case .literal(let text): target += text
      case .label(let name):
        PercentEncoding.append(try label(name, in: labels, table), to: &target)
      case .greedyLabel(let name):
        PercentEncoding.append(
          try label(name, in: labels, table), to: &target, keepsSlashes: true)
      }
    }
    appendQuery(constant: http.query, to: &target)
    return target
  }

  /// What stands before the endpoint's host.
  ///
  /// - Throws: ``ShapeWritingError`` when a label has no value, or one that no host can have.
  func hostPrefix(
    _ pattern: LabelPattern, _ table: MemberTable
  ) throws(ShapeWritingError) -> String {
    var prefix = ""
    for part in pattern.parts {
      switch part {
      case .literal(let text): prefix += text
      case .label(let name), .greedyLabel(let name):
        let text = try label(name, in: hostLabels, table)
        guard Self.isHostLabel(text) else {
          throw ShapeWritingError(
            "a value that cannot stand in the name of a host: it takes 1 to 63 letters, digits "
              + "and inner hyphens", path: name)
        }
        prefix += text
      }
    }
    return prefix
  }

  private func label(
    _ name: String, in labels: [(member: Int, text: String)], _ table: MemberTable
  ) throws(ShapeWritingError) -> String {
    guard let label = labels.first(where: { table.names[$0.member] == name }) else {
      throw ShapeWritingError("a label without a value", path: name)
    }
    if !label.text.isEmpty { return label.text }
    guard let text = table.members[label.member].emptyLabel else {
      throw ShapeWritingError("a label whose value is empty", path: name)
    }
    return text
  }

  /// The constant parameters come first; one with a member of its own, or a constant one, wins
  /// over the entry of a map.
  ///
  /// Source: Smithy 2.0 specification, "httpQueryParams trait".
  private func appendQuery(constant: String, to target: inout String) {
    var separator = "?"
    if !constant.isEmpty {
      target += separator + constant
      separator = "&"
    }
    for (name, value) in query {
      Self.append(name, value, after: &separator, to: &target)
    }
    guard !queryParameters.isEmpty else { return }
    let constants = constant.split(separator: "&").map { String($0.prefix { $0 != "=" }) }
    let taken = Set(query.map { $0.name } + constants)
    for (name, value) in queryParameters where !taken.contains(name) {
      Self.append(name, value, after: &separator, to: &target)
    }
  }

  private static func append(
    _ name: String, _ value: String, after separator: inout String, to target: inout String
  ) {
    target += separator
    separator = "&"
    PercentEncoding.append(name, to: &target)
    target += "="
    PercentEncoding.append(value, to: &target)
  }

  /// Source: RFC 1123, section 2.1.
  private static func isHostLabel(_ text: String) -> Bool {
    (1...63).contains(text.utf8.count) && !text.hasPrefix("-") && !text.hasSuffix("-")
      && text.utf8.allSatisfy {
        $0.isDigit || $0 == .minus || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
      }
  }
}
