import AWSShapes

/// The words of services built with Smithy, which never repeat a value.
///
/// Source: Smithy's protocol tests of malformed requests, restJson1, "validation".
enum SmithyWording {
  /// Returns the sentence about a violation.
  static func sentence(_ violation: ConstraintViolation) -> String {
    let length = violation.length.map { " with length \($0)" } ?? ""
    return "Value\(length) at '\(path(violation.steps))' failed to satisfy constraint: "
      + constraint(violation.constraint)
  }

  /// The path as a JSON Pointer; that of a map's key is the path of the map.
  ///
  /// Source: RFC 6901, sections 3 and 4.
  private static func path(_ steps: [ConstraintViolation.Step]) -> String {
    var path = ""
    for step in steps {
      switch step {
      case .member(let name): path += "/" + escaped(MemberName.lowerCamel(name))
      case .element(let index): path += "/\(index)"
      case .key: break
      case .value(let key): path += "/" + escaped(key)
      }
    }
    return path
  }

  private static func escaped(_ token: String) -> String {
    var escaped = ""
    for scalar in token.unicodeScalars {
      switch scalar {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func constraint(_ constraint: ConstraintViolation.Constraint) -> String {
    switch constraint {
    case .required: "Member must not be null"
    case .length(_, let range): "Member must have length " + bounds(of: range)
    case .range(let least, let most): "Member must be " + bounds(least, most)
    case .pattern(let text): "Member must satisfy regular expression pattern: \(text)"
    case .values(let values):
      "Member must satisfy enum value set: [\(values.joined(separator: ", "))]"
    }
  }

  private static func bounds(of range: ClosedRange<Int>) -> String {
    bounds("\(range.lowerBound)", range.upperBound < .max ? "\(range.upperBound)" : nil)
  }

  private static func bounds(_ least: String?, _ most: String?) -> String {
    switch (least, most) {
    case (let least?, let most?): "between \(least) and \(most), inclusive"
    case (let least?, nil): "greater than or equal to \(least)"
    case (nil, let most?): "less than or equal to \(most)"
    case (nil, nil): "a number"
    }
  }
}
