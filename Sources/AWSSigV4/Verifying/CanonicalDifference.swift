/// The first difference between two canonical requests.
public struct CanonicalDifference: Sendable, Hashable {
  /// A part of a canonical request.
  public enum Part: Sendable, Hashable {
    /// The method.
    case method
    /// The path.
    case path
    /// The query.
    case query
    /// The values of the header fields with a lowercase name.
    case header(String)
    /// The list of signed header fields.
    case signedHeaders
    /// The hash of the body, or the text in its place.
    case payloadHash
  }

  /// The part in which the requests differ.
  public let part: Part

  /// The part in the first request, without a session token; `nil` if the request lacks it.
  public let first: String?

  /// The part in the second request, without a session token; `nil` if the request lacks it.
  public let second: String?

  /// The offset of the first difference within the part, in UTF-8 bytes.
  public let offset: Int

  /// Compares two canonical requests.
  ///
  /// - Returns: `nil` if they are the same.
  public init?(between first: String, and second: String) {
    let (left, right) = (Lines(first), Lines(second))
    let parts: [(Part, String, String)] = [
      (.method, left.method, right.method), (.path, left.path, right.path),
      (.query, left.query, right.query),
    ]
    for (part, one, other) in parts where !one.utf8.elementsEqual(other.utf8) {
      self.init(part: part, first: one, second: other)
      return
    }
    if let difference = Self.firstHeader(left.headers, right.headers) {
      self = difference
    } else if !left.signedHeaders.utf8.elementsEqual(right.signedHeaders.utf8) {
      self.init(part: .signedHeaders, first: left.signedHeaders, second: right.signedHeaders)
    } else if !left.payloadHash.utf8.elementsEqual(right.payloadHash.utf8) {
      self.init(part: .payloadHash, first: left.payloadHash, second: right.payloadHash)
    } else {
      return nil
    }
  }

  private init(part: Part, first: String?, second: String?) {
    self.part = part
    self.first = first.map { Self.shown($0, of: part) }
    self.second = second.map { Self.shown($0, of: part) }
    offset = zip((first ?? "").utf8, (second ?? "").utf8).prefix { $0 == $1 }.count
  }

  private static func shown(_ text: String, of part: Part) -> String {
    switch part {
    case .header(let name) where name.utf8.elementsEqual(FieldName.securityToken.text.utf8):
      SigningRedaction.replacement
    case .query: SigningRedaction.withoutSessionToken(text)
    default: text
    }
  }

  /// Both lists are sorted: the lower of two names is the one that the other list lacks.
  private static func firstHeader(_ left: [String], _ right: [String]) -> CanonicalDifference? {
    for index in 0..<max(left.count, right.count) {
      let one = index < left.count ? Field(left[index]) : nil
      let other = index < right.count ? Field(right[index]) : nil
      switch (one, other) {
      case (let one?, let other?) where one.name.utf8.elementsEqual(other.name.utf8):
        if one.value.utf8.elementsEqual(other.value.utf8) { continue }
        return Self(part: .header(one.name), first: one.value, second: other.value)
      case (let one?, let other?) where other.name.utf8.lexicographicallyPrecedes(one.name.utf8):
        return Self(part: .header(other.name), first: nil, second: other.value)
      case (let one?, _):
        return Self(part: .header(one.name), first: one.value, second: nil)
      case (nil, let other?):
        return Self(part: .header(other.name), first: nil, second: other.value)
      case (nil, nil): return nil
      }
    }
    return nil
  }

  private struct Field {
    var name: String
    var value: String

    init(_ line: String) {
      let name = line.utf8.prefix { $0 != Ascii.colon }
      self.name = String(Substring(name))
      value = String(Substring(line.utf8.dropFirst(name.count + 1)))
    }
  }

  /// A canonical request by its lines. Text of any other form is taken as far as it goes.
  private struct Lines {
    var method = ""
    var path = ""
    var query = ""
    var headers: [String] = []
    var signedHeaders = ""
    var payloadHash = ""

    init(_ text: String) {
      var lines = text.utf8.split(separator: Ascii.newline, omittingEmptySubsequences: false)
        .map { String(Substring($0)) }[...]
      method = lines.popFirst() ?? ""
      path = lines.popFirst() ?? ""
      query = lines.popFirst() ?? ""
      while let line = lines.popFirst(), !line.isEmpty { headers.append(line) }
      signedHeaders = lines.popFirst() ?? ""
      payloadHash = lines.joined(separator: "\n")
    }
  }
}

extension CanonicalDifference: CustomStringConvertible {
  /// The part, the offset and the part's text in either request.
  public var description: String {
    let name =
      switch part {
      case .method: "method"
      case .path: "path"
      case .query: "query"
      case .header(let name): "header \(name)"
      case .signedHeaders: "signed headers"
      case .payloadHash: "payload hash"
      }
    let (one, other) = (first.map { "\"\($0)\"" }, second.map { "\"\($0)\"" })
    return "\(name) at byte \(offset): \(one ?? "absent") and \(other ?? "absent")"
  }
}
