/// An Amazon resource name, `arn:partition:service:region:account:resource`.
///
/// Source: AWS General Reference, "Amazon Resource Names (ARNs)".
struct ResourceName {
  private let parts: [Substring]

  /// Returns `nil` if a part is missing, or if partition, service or resource is empty.
  init?(_ text: String) {
    parts = text.unicodeScalars
      .split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map { Substring($0) }
    guard parts.count == 6, parts[0] == "arn",
      !parts[1].isEmpty, !parts[2].isEmpty, !parts[5].isEmpty
    else { return nil }
  }

  /// The parts under the names that rules use.
  var value: EndpointValue {
    let resource = parts[5].unicodeScalars
      .split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "/" }
    return .record([
      "partition": .string(String(parts[1])), "service": .string(String(parts[2])),
      "region": .string(String(parts[3])), "accountId": .string(String(parts[4])),
      "resourceId": .array(resource.map { .string(String($0)) }),
    ])
  }
}
