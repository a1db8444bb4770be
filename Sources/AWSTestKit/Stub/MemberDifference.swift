/// The members in which two structures differ.
enum MemberDifference {
  /// Describes the differences. Sensitive members are redacted, as in the structure's description.
  static func describe<Value>(expected: Value, actual: Value) -> String {
    let pairs = zip(Mirror(reflecting: expected).children, Mirror(reflecting: actual).children)
    let differences = pairs.compactMap { pair -> String? in
      let (wanted, found) = (String(describing: pair.0.value), String(describing: pair.1.value))
      guard wanted != found else { return nil }
      return "\(pair.0.label ?? "it") is \(found), not \(wanted)"
    }
    return differences.isEmpty
      ? "they differ in a member that is not shown" : differences.joined(separator: "; ")
  }
}
