import JMESPath
import SsmSap

/// A signed request, and how its signature came about.
struct SignedCurlRequest {
  let request: CurlRequest
  let signature: SigV4Signature
  /// Its signature is another one for SigV4a, whose signatures are random.
  let explanation: SigningExplanation

  private var canonicalRequest: String {
    SigningRedaction.withoutSessionToken(explanation.canonicalRequest)
  }

  private var isPresigned: Bool { signature.query != nil }

  /// The header fields of the signature without the session token.
  private var shownHeaders: [(name: String, value: String)] {
    signature.headers.map { field in
      Ascii.areEqualIgnoringCase(field.name, "x-amz-security-token")
        ? (field.name, Redaction.replacement) : field
    }
  }

  /// The URL to send, which contains the session token if it is presigned.
  var url: String {
    guard let query = signature.query else { return request.url.text }
    return "\(request.url.scheme)://\(request.url.authority)\(request.url.path)?\(query)"
  }

  /// Everything that a person compares with another signer, without the session token.
  var text: String {
    var text = """
      canonical request:
      \(canonicalRequest)

      string to sign:
      \(explanation.stringToSign)

      credential scope: \(explanation.credentialScope)
      signed headers: \(explanation.signedHeaders)
      signature: \(signature.signature)

      """
    if isPresigned {
      text += "\nURL:\n\(SigningRedaction.withoutSessionToken(url))\n"
    } else {
      text += "\nheader fields:\n" + shownHeaders.map { "\($0.name): \($0.value)\n" }.joined()
    }
    return text
  }

  /// The same as JSON.
  var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("CanonicalRequest", .string(canonicalRequest)),
      .init("StringToSign", .string(explanation.stringToSign)),
      .init("CredentialScope", .string(explanation.credentialScope)),
      .init("SignedHeaders", .string(explanation.signedHeaders)),
      .init("Signature", .string(signature.signature)),
    ]
    if isPresigned {
      members.append(.init("Url", .string(SigningRedaction.withoutSessionToken(url))))
    } else {
      let headers = shownHeaders.map { JSONValue.Member($0.name, .string($0.value)) }
      members.append(.init("Headers", .object(headers)))
    }
    return .object(members)
  }

  /// A command line that sends the request. It contains the session token, which the service needs.
  var curl: String {
    var words = ["curl", "--globoff", "--path-as-is"]
    // curl waits for the body of a HEAD that is only named as a request.
    words +=
      request.method.utf8.elementsEqual("HEAD".utf8)
      ? ["--head"] : ["--request", request.method]
    for field in sentHeaders {
      words += [
        "--header", field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)",
      ]
    }
    guard let body = request.body else { return Self.line(words + [url]) }
    // curl would add a type that the request does not have.
    if !request.hasHeader("content-type") { words += ["--header", "Content-Type:"] }
    guard let text = ShellBody.text(body) else {
      return "\(ShellBody.printing(body)) | \(Self.line(words + ["--data-binary", "@-", url]))"
    }
    return Self.line(words + ["--data-binary", text, url])
  }

  /// The fields of the request, and those of the signature in place of earlier ones.
  private var sentHeaders: [(name: String, value: String)] {
    let added = signature.headers
    return request.headers.filter { field in
      !added.contains { Ascii.areEqualIgnoringCase($0.name, field.name) }
    } + added
  }

  private static func line(_ words: [String]) -> String {
    words.map(ShellText.quoted).joined(separator: " ")
  }
}
