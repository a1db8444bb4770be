/// The rules for the ids of operations.
enum OperationId {
  /// The lengths of the groups of hexadecimal digits in a UUID.
  private static let groups = [8, 4, 4, 4, 12]

  static let demand = "must be a UUID, such as 01234567-89ab-cdef-0123-456789abcdef"

  /// Whether the id is a UUID; a brace on either side is allowed.
  static func isValid(_ id: String) -> Bool {
    var rest = id[...]
    if rest.hasPrefix("{") { rest.removeFirst() }
    if rest.hasSuffix("}") { rest.removeLast() }
    let parts = rest.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map { $0.utf8.count } == groups
      && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isHexDigit } }
  }
}
