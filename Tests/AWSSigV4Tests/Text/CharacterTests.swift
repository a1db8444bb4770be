import AWSSigV4
import Testing

/// Which characters each part of a request and of a key may have, over all of ASCII and beyond.
@Suite("Characters")
struct CharacterTests {
  private static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
  private static let unreserved = letters + "-._~"

  /// The printable ones, and what is beyond.
  private static let printable = (0x21...0x7e).map { Character(Unicode.Scalar(UInt8($0))) }
  private static let others: [Character] = [
    "\0", "\t", "\n", " ", "\u{7f}", "\u{80}", "é", "\u{ff}",
  ]

  private func line(_ number: Int, path: String = "/", query: String = "") throws -> Substring {
    let options = SigningOptions(uriEncoding: .single, pathNormalization: .off)
    let explanation = try SigV4Signer().explain(
      Fixtures.request(path: path, query: query), with: Fixtures.context(options: options))
    return explanation.canonicalRequest.split(
      separator: "\n", omittingEmptySubsequences: false)[number]
  }

  private func encoded(_ character: Character) -> String {
    guard !Self.unreserved.contains(character) else { return String(character) }
    return character.utf8.map { byte in
      "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  @Test("A path keeps letters, digits and -._~ and has all else percent-encoded")
  func path() throws {
    for character in Self.printable + ["é"] where !"/?#%".contains(character) {
      #expect(try line(1, path: "/a\(character)b") == "/a\(encoded(character))b")
    }
  }

  @Test("A query keeps letters, digits and -._~ and has all else percent-encoded")
  func query() throws {
    for character in Self.printable + ["é"] where !"&=#%".contains(character) {
      #expect(
        try line(2, query: "a\(character)b=\(character)")
          == "a\(encoded(character))b=\(encoded(character))")
    }
  }

  @Test("A method consists of the characters of a token")
  func method() {
    let token = Self.letters + "!#$%&'*+-.^_`|~"
    for character in Self.printable + Self.others {
      let request = Fixtures.request(method: "A\(character)")
      let isAccepted = (try? SigV4Signer().sign(request, with: Fixtures.context())) != nil
      #expect(isAccepted == token.contains(character), "\(character)")
    }
  }

  @Test("An access key id consists of what does not separate the parts of a credential")
  func accessKeyID() {
    for character in Self.printable + Self.others {
      let credentials = Credentials(accessKeyID: "A\(character)", secretAccessKey: "secret")
      let context = Fixtures.context(credentials: credentials)
      let isAccepted = (try? SigV4Signer().sign(Fixtures.request(), with: context)) != nil
      #expect(
        isAccepted == (Self.printable.contains(character) && !"/,=".contains(character)),
        "\(character)")
    }
  }
}
