import AWSShapes

/// The names of members in error messages, where AWS writes them with a small first letter.
enum MemberName {
  /// Returns a name such as `applicationId` for `ApplicationId`.
  static func lowerCamel(_ name: String) -> String {
    var bytes = Array(name.utf8)
    if let first = bytes.first { bytes[0] = first.asciiLowercased }
    return String(decoding: bytes, as: UTF8.self)
  }
}
