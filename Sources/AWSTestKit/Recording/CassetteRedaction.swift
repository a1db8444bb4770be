/// The names whose values are replaced before an exchange is recorded.
///
/// They are compared without regard to case with the names of header fields, of query parameters and
/// of members of JSON, XML and form bodies.
public struct CassetteRedaction: Sendable, Hashable {
  /// The text that replaces a credential.
  public static let mark = "REDACTED"

  /// The names of header fields, in lowercase.
  public var fields: Set<String> = [
    "authorization", "proxy-authorization", "cookie", "set-cookie", "x-amz-security-token",
    "x-aws-ec2-metadata-token", "x-amz-sso_bearer_token",
  ]

  /// The names of query parameters and body members, in lowercase.
  public var members: Set<String> = [
    "x-amz-credential", "x-amz-signature", "x-amz-security-token", "accesskeyid",
    "secretaccesskey", "sessiontoken", "token", "accesstoken", "access_token", "refreshtoken",
    "refresh_token", "clientsecret", "client_secret", "webidentitytoken", "samlassertion",
    "password", "idtoken", "id_token", "devicecode", "code",
  ]

  /// The names that AWS services and credential providers use.
  public init() {}

  func value(_ value: String, ofField name: String) -> String {
    fields.contains(name.lowercased()) ? Self.mark : value
  }

  func path(_ path: String) -> String {
    guard let mark = path.utf8.firstIndex(of: UInt8(ascii: "?")) else { return path }
    let query = path.utf8.index(after: mark)
    return path[..<query] + form(String(path[query...]))
  }

  private func form(_ text: String) -> String {
    // By byte: a combining mark after a sign must not hide the sign.
    let pairs = text.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
    return pairs.map { pair in
      let name = String(Substring(pair.prefix { $0 != UInt8(ascii: "=") }))
      return members.contains(name.lowercased()) ? "\(name)=\(Self.mark)" : String(Substring(pair))
    }.joined(separator: "&")
  }

  func body(_ body: [UInt8]) -> [UInt8] {
    switch body.first(where: { $0 > UInt8(ascii: " ") }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return json(body)
    case UInt8(ascii: "<"): return xml(body)
    default:
      guard body.contains(UInt8(ascii: "=")) else { return body }
      let text = String(decoding: body, as: UTF8.self)
      // Bytes that are no text are no form.
      guard Array(text.utf8) == body else { return body }
      return Array(form(text).utf8)
    }
  }

  /// Replaces the JSON strings that follow one of the names and a colon.
  private func json(_ body: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    var name: String?
    while index < body.count {
      guard body[index] == UInt8(ascii: "\"") else {
        if body[index] > UInt8(ascii: " "), body[index] != UInt8(ascii: ":") { name = nil }
        result.append(body[index])
        index += 1
        continue
      }
      let end = endOfString(from: index, body)
      let text = body[index..<end]
      if let current = name, members.contains(current) {
        result += Array("\"\(Self.mark)\"".utf8)
      } else {
        result += text
      }
      name = String(decoding: text.dropFirst().dropLast(), as: UTF8.self).lowercased()
      index = end
    }
    return result
  }

  private func endOfString(from start: Int, _ body: [UInt8]) -> Int {
    var index = start + 1
    while index < body.count, body[index] != UInt8(ascii: "\"") {
      index += body[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, body.count)
  }

  /// Replaces the text of XML elements with one of the names.
  private func xml(_ body: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var isSecret = false
    var index = 0
    while index < body.count {
      guard body[index] == UInt8(ascii: "<") else {
        let end = body[index...].firstIndex(of: UInt8(ascii: "<")) ?? body.count
        result += isSecret ? Array(Self.mark.utf8) : Array(body[index..<end])
        index = end
        continue
      }
      let end = body[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? body.count
      let tag = body[(index + 1)..<end].prefix { $0 != UInt8(ascii: ">") && $0 > UInt8(ascii: " ") }
      isSecret = members.contains(String(decoding: tag, as: UTF8.self).lowercased())
      result += body[index..<end]
      index = end
    }
    return result
  }
}
