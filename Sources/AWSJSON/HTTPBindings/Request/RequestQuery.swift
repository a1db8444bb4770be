import AWSShapes

/// The parameters of the query.
struct RequestQuery {
  private typealias Parameter = (name: String, value: String)

  /// The parameters that a member has for itself.
  private var ownParameters: [Parameter] = []
  /// The parameters that are entries of a map.
  private var mapParameters: [Parameter] = []

  mutating func add(_ name: String, _ value: String) {
    ownParameters.append((name, value))
  }

  mutating func addEntry(_ key: String, _ value: String) {
    mapParameters.append((key, value))
  }

  /// Appends the query to a path: first the constant parameters, then those of members. Both take
  /// precedence over the entry of a map with the same name.
  ///
  /// Source: Smithy 2.0 specification, "httpQueryParams trait".
  func append(to target: inout String, after constant: String) {
    var separator = "?"
    if !constant.isEmpty {
      target += separator + constant
      separator = "&"
    }
    for (name, value) in ownParameters {
      Self.append(name, value, after: &separator, to: &target)
    }
    guard !mapParameters.isEmpty else { return }
    let taken = takenNames(constant)
    for (name, value) in mapParameters where !taken.contains(Array(name.utf8)) {
      Self.append(name, value, after: &separator, to: &target)
    }
  }

  private func takenNames(_ constant: String) -> Set<[UInt8]> {
    let constants = constant.utf8.split(separator: UInt8(ascii: "&")).map { parameter in
      Array(parameter.prefix { $0 != UInt8(ascii: "=") })
    }
    return Set(ownParameters.map { Array($0.name.utf8) } + constants)
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
}
