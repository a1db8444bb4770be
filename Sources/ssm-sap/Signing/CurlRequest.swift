import ArgumentParser
import SsmSap

/// A request as curl sends it for the same options.
struct CurlRequest: Sendable {
  var url: CurlURL
  var method: String
  /// The header fields without `Host`.
  var headers: [(name: String, value: String)]
  /// The body; `nil` without one.
  var body: [UInt8]?

  /// Reads the options, and the files that they name.
  ///
  /// - Parameter read: Returns the bytes of a file, or of standard input for `-`.
  /// - Throws: `ValidationError` that names the option.
  init(
    _ options: CurlRequestOptions, reading read: (String) async throws(ValidationError) -> [UInt8]
  ) async throws(ValidationError) {
    url = try CurlURL(options.url)
    headers = []
    body = try await Self.body(options, read)
    if options.get {
      try url.append(query: body ?? [])
      body = nil
    }
    guard !options.head || body == nil else {
      throw Self.invalid("--head and a body exclude each other")
    }
    method = options.method ?? (options.head ? "HEAD" : body == nil ? "GET" : "POST")
    headers = try Self.headers(options.headers, defaults: Self.defaults(options, body))
  }

  static func invalid(_ message: String) -> ValidationError { ValidationError(message) }
}

// MARK: Body

extension CurlRequest {
  private static func body(
    _ options: CurlRequestOptions, _ read: (String) async throws(ValidationError) -> [UInt8]
  ) async throws(ValidationError) -> [UInt8]? {
    let kinds = [options.data, options.dataBinary, options.dataRaw, options.json]
    guard kinds.count(where: { !$0.isEmpty }) <= 1 else {
      throw invalid("--data, --data-binary, --data-raw and --json exclude each other")
    }
    var pieces: [[UInt8]] = []
    for text in options.data {
      // As in curl, a file's line breaks and zero bytes are left out.
      pieces.append(try await content(text, read) { ![0x0A, 0x0D, 0].contains($0) })
    }
    for text in options.dataBinary + options.json { pieces.append(try await content(text, read)) }
    pieces += options.dataRaw.map { Array($0.utf8) }
    guard !pieces.isEmpty else { return nil }
    let separator = options.json.isEmpty ? Array("&".utf8) : []
    return Array(pieces.joined(separator: separator))
  }

  private static func content(
    _ text: String, _ read: (String) async throws(ValidationError) -> [UInt8],
    keeping isKept: (UInt8) -> Bool = { _ in true }
  ) async throws(ValidationError) -> [UInt8] {
    guard text.utf8.first == UInt8(ascii: "@") else { return Array(text.utf8) }
    return try await read(String(Substring(text.utf8.dropFirst()))).filter(isKept)
  }
}

// MARK: Header fields

extension CurlRequest {
  private static func defaults(
    _ options: CurlRequestOptions, _ body: [UInt8]?
  ) -> [(name: String, value: String)] {
    guard body != nil else { return [] }
    guard options.json.isEmpty else {
      return [("Content-Type", "application/json"), ("Accept", "application/json")]
    }
    return [("Content-Type", "application/x-www-form-urlencoded")]
  }

  /// Returns the fields given, and the defaults that they do not replace or remove.
  private static func headers(
    _ lines: [String], defaults: [(name: String, value: String)]
  ) throws(ValidationError) -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    var named: [String] = []
    for line in lines {
      let (name, value) = try field(line)
      named.append(name)
      if let value { fields.append((name, value)) }
    }
    let remaining = defaults.filter { field in
      !named.contains { Ascii.areEqualIgnoringCase($0, field.name) }
    }
    return fields + remaining
  }

  /// Reads `Name: value`, `Name;` for an empty value, or `Name:` for none.
  private static func field(
    _ line: String
  ) throws(ValidationError) -> (name: String, value: String?) {
    let blanks: [UInt8] = [0x20, 0x09]
    if let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let value = line.utf8[line.utf8.index(after: colon)...].drop { blanks.contains($0) }
      let trimmed = value.reversed().drop { blanks.contains($0) }.count
      let text = String(Substring(value.prefix(trimmed)))
      return (String(line[..<colon]), text.isEmpty ? nil : text)
    }
    if line.utf8.last == UInt8(ascii: ";") {
      return (String(Substring(line.utf8.dropLast())), "")
    }
    throw invalid("--header needs 'Name: value'")
  }
}

// MARK: Signing

extension CurlRequest {
  /// Whether the request has a header field; the case of the name does not matter.
  func hasHeader(_ name: String) -> Bool {
    headers.contains { Ascii.areEqualIgnoringCase($0.name, name) }
  }

  /// Returns the parts that a signature covers.
  func signingRequest(_ payload: Payload) -> SigningRequest {
    let host = hasHeader("host") ? [] : [(name: "Host", value: url.authority)]
    return SigningRequest(
      method: method, path: url.path, query: url.query, headers: host + headers, payload: payload)
  }
}
