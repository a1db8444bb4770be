/// A common mistake in signing, and the request that its sender signed.
struct SigningMistake {
  /// What the sender did, as the beginning of a sentence without a period.
  var description: String
  /// The request as the sender signed it.
  var request: SigningRequest
  /// The options that the sender signed with.
  var options = SigningOptions.standard
  /// The secret that the sender used instead of the right one.
  var changedKey: (Credentials) -> Credentials = { $0 }

  /// Returns the mistakes that the sender of a request can have made.
  static func all(in request: SigningRequest) -> [SigningMistake] {
    paths(request) + targets(request) + payloads(request) + headers(request) + keys(request)
  }

  private static func paths(_ request: SigningRequest) -> [SigningMistake] {
    [
      SigningMistake(
        description: "The sender encoded the path once, as for S3; this service expects it twice",
        request: request, options: SigningOptions(uriEncoding: .single)),
      SigningMistake(
        description: "The sender did not remove dot segments and repeated slashes from the path",
        request: request, options: SigningOptions(pathNormalization: .off)),
      SigningMistake(
        description: "The sender signed the path as for S3: encoded once and not normalized",
        request: request,
        options: SigningOptions(uriEncoding: .single, pathNormalization: .off)),
      SigningMistake(
        description: "The sender did not sign the session token", request: request,
        options: SigningOptions(sessionToken: .addedAfterSigning)),
    ]
  }

  private static func targets(_ request: SigningRequest) -> [SigningMistake] {
    var mistakes: [SigningMistake] = []
    for method in ["GET", "POST", "PUT", "DELETE"] where method != request.method {
      var signed = request
      signed.method = method
      mistakes.append(
        SigningMistake(
          description: "The sender signed the method \(method) and sent \(request.method)",
          request: signed))
    }
    if !request.query.isEmpty {
      var signed = request
      signed.query = ""
      mistakes.append(
        SigningMistake(description: "The sender did not sign the query", request: signed))
    }
    return mistakes
  }

  private static func payloads(_ request: SigningRequest) -> [SigningMistake] {
    let payloads: [(String, Payload)] = [
      ("an empty body", .bytes([])), ("the body {}", .bytes(Array("{}".utf8))),
      ("UNSIGNED-PAYLOAD instead of the body's hash", .unsigned),
    ]
    return payloads.map { name, payload in
      var signed = request
      signed.payload = payload
      return SigningMistake(description: "The sender signed \(name)", request: signed)
    }
  }

  private static func headers(_ request: SigningRequest) -> [SigningMistake] {
    var mistakes: [SigningMistake] = []
    for (index, header) in request.headers.enumerated() {
      for value in likelyValues(of: header.name, sent: header.value) where value != header.value {
        var signed = request
        signed.headers[index].value = value
        mistakes.append(
          SigningMistake(
            description: "The sender signed another value of the header field \(header.name)",
            request: signed))
      }
    }
    return mistakes
  }

  private static func likelyValues(of name: String, sent value: String) -> [String] {
    if Ascii.areEqualIgnoringCase(name, "host") { return hosts(value) }
    if Ascii.areEqualIgnoringCase(name, "content-type") {
      return [
        "application/json", "application/x-amz-json-1.1", "application/x-amz-json-1.0",
        "application/json; charset=utf-8", "application/json;charset=utf-8",
        "application/x-www-form-urlencoded; charset=utf-8", "binary/octet-stream", "",
      ]
    }
    return []
  }

  /// The host without and with usual ports, and other names of this machine.
  private static func hosts(_ value: String) -> [String] {
    guard let colon = value.utf8.lastIndex(of: UInt8(ascii: ":")) else {
      return ["\(value):80", "\(value):443", "localhost", "127.0.0.1"]
    }
    let port = value[colon...]
    return [String(value[..<colon]), "localhost\(port)", "127.0.0.1\(port)", "[::1]\(port)"]
  }

  private static func keys(_ request: SigningRequest) -> [SigningMistake] {
    let ends: [(String, String)] = [
      ("a line break", "\n"), ("a line break", "\r\n"), ("a space", " "),
    ]
    return ends.map { name, end in
      SigningMistake(
        description: "The sender's secret access key ends with \(name)", request: request
      ) {
        Credentials(
          accessKeyID: $0.accessKeyID, secretAccessKey: $0.secretAccessKey + end,
          sessionToken: $0.sessionToken)
      }
    }
  }
}
