/// Removes session tokens from text to show.
package enum SigningRedaction {
  package static let replacement = "<redacted>"

  private static let markers = ["\nx-amz-security-token:", "X-Amz-Security-Token="]

  /// Returns a canonical request with the session token replaced.
  package static func withoutSessionToken(_ canonicalRequest: String) -> String {
    let text = Array(canonicalRequest.utf8)
    var result: [UInt8] = []
    var position = 0
    while position < text.count {
      guard let marker = markers.first(where: { text[position...].starts(with: $0.utf8) }) else {
        result.append(text[position])
        position += 1
        continue
      }
      result.append(contentsOf: marker.utf8)
      result.append(contentsOf: replacement.utf8)
      position += marker.utf8.count
      while position < text.count, text[position] != Ascii.newline,
        text[position] != Ascii.ampersand
      {
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
