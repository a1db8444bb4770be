/// Tells in which members two structures differ.
enum MemberDifference {
  /// The differences in words. A sensitive member shows as what its structure shows of it.
  static func describe<Value>(expected: Value, actual: Value) -> String {
    let pairs = zip(Mirror(reflecting: expected).children, Mirror(reflecting: actual).children)
    let differences = pairs.compactMap { pair -> String? in
      let (wanted, found) = (String(describing: pair.0.value), String(describing: pair.1.value))
      guard wanted != found else { return nil }
      return "\(pair.0.label ?? "it") is \(found), not \(wanted)"
    }
    return differences.isEmpty
      ? "it differs in something that is not shown" : differences.joined(separator: "; ")
  }
}
