import AWSSigV4
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What holds for any request, tried on made-up ones. The seed of a case is in its failure.
@Suite("Properties of signatures")
struct SigningPropertyTests {
  private static let wordCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-"

  private struct Case {
    var request: SigningRequest
    var context: SigningContext

    init(using generator: inout SeededGenerator) {
      let word = SigningPropertyTests.wordCharacters
      let segments = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        generator.text(word + "._~%", count: 1...8).replacing("%", with: "%2F")
      }
      let parameters = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        let name = generator.text(word, count: 1...2)
        return name + "=" + generator.text(word + "%", count: 0...6).replacing("%", with: "%20")
      }
      var headers = [(name: "Host", value: "example.amazonaws.com")]
      for index in 0..<Int.random(in: 0...6, using: &generator) {
        headers.append(
          (
            "X-Field-\(generator.text("abcXYZ", count: 1...3))-\(index)",
            generator.text(word + " ,;=\"é", count: 0...30)
          ))
      }
      let body = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      request = SigningRequest(
        method: ["GET", "POST", "PUT"].randomElement(using: &generator) ?? "GET",
        path: "/" + segments.joined(separator: "/"),
        query: parameters.joined(separator: "&"), headers: headers, payload: .bytes(body))
      let hasToken = Bool.random(using: &generator)
      context = SigningContext(
        credentials: Credentials(
          accessKeyID: "AKID" + generator.text("ABC", count: 1...8),
          secretAccessKey: generator.text(word, count: 1...80),
          sessionToken: hasToken ? generator.text(word + "/+=", count: 1...60) : nil),
        date: Date(
          timeIntervalSince1970: Double.random(in: 0...4_000_000_000, using: &generator).rounded()),
        region: generator.text("abc-1", count: 1...12),
        service: generator.text("xyz", count: 1...9),
        options: SigningOptions(
          location: Bool.random(using: &generator) ? .header : .query(expiresIn: .seconds(60)),
          uriEncoding: Bool.random(using: &generator) ? .double : .single,
          pathNormalization: Bool.random(using: &generator) ? .on : .off,
          signedBodyHeader: Bool.random(using: &generator) ? .always : .whenNeeded,
          sessionToken: Bool.random(using: &generator) ? .signed : .addedAfterSigning))
    }

    /// One cache for all checks of a case: deriving keys anew would take most of the time.
    let keyCache = SigningKeyCache()

    func verify(_ request: SigningRequest, now: Date) -> VerificationError? {
      let verifier = SigV4Verifier(
        tolerance: .seconds(10), options: context.options, keyCache: keyCache)
      do {
        _ = try verifier.verify(request, now: now) { id in
          id == context.credentials.accessKeyID ? context.credentials : nil
        }
        return nil
      } catch {
        return error
      }
    }

    /// All that a signature covers, and the signature itself, in canonical form.
    func covered(_ request: SigningRequest) throws -> String {
      let authentication = ["authorization", "x-amz-date", "x-amz-security-token"]
      let values = request.headers.filter { authentication.contains($0.name.lowercased()) }
        .map(\.value)
      var plain = request
      plain.headers.removeAll { authentication.contains($0.name.lowercased()) }
      // As a plain request, in which the parameters of a signature are like any others.
      var context = context
      context.options.location = .header
      let explanation = try SigV4Signer(keyCache: keyCache).explain(plain, with: context)
      return (values + [explanation.canonicalRequest]).joined(separator: "\n")
    }
  }

  @Test("The order of header fields and parameters never changes a signature", arguments: 0..<100)
  func order(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let original = Case(using: &generator)
    let expected = try SigV4Signer().explain(original.request, with: original.context)
    var shuffled = original.request
    shuffled.headers.shuffle(using: &generator)
    shuffled.query = shuffled.query.split(separator: "&").shuffled(using: &generator)
      .joined(separator: "&")
    let actual = try SigV4Signer().explain(shuffled, with: original.context)
    #expect(actual.canonicalRequest == expected.canonicalRequest)
    #expect(actual.signature == expected.signature)
  }

  @Test("Many header fields and parameters are sorted as few are")
  func manyFields() throws {
    var generator = SeededGenerator(seed: 1)
    let names = (0..<200).map { "x-field-\($0)" }
    let headers = names.map { (name: $0, value: "value of \($0)") }
    let repeated = ["2", "1", "3"].map { (name: "X-Same", value: $0) }
    let query = names.map { "\($0)=\($0)" }
    let ordered = Fixtures.request(
      query: query.sorted().joined(separator: "&"), headers: headers + repeated)
    let expected = try SigV4Signer().explain(ordered, with: Fixtures.context())
    #expect(expected.canonicalRequest.contains("\nx-same:2,1,3\n"))
    #expect(
      expected.signedHeaders.split(separator: ";").map(String.init)
        == (names + ["host", "x-amz-date", "x-same"]).sorted())
    let shuffled = Fixtures.request(
      query: query.shuffled(using: &generator).joined(separator: "&"),
      headers: repeated + headers.shuffled(using: &generator))
    let actual = try SigV4Signer().explain(shuffled, with: Fixtures.context())
    #expect(actual.canonicalRequest == expected.canonicalRequest)
  }

  @Test(
    "Requests that grow most in canonical form are signed and verified",
    arguments: [0, 1, 40, 3000], [SignatureLocation.header, .query(expiresIn: .seconds(60))])
  func extremes(count: Int, location: SignatureLocation) throws {
    let credentials = Credentials(
      accessKeyID: "A" + String(repeating: "+", count: count),
      secretAccessKey: String(repeating: "s", count: count + 1),
      sessionToken: String(repeating: "/", count: count + 1))
    let options = SigningOptions(location: location)
    let context = Fixtures.context(
      credentials: credentials, region: "r" + String(repeating: "+", count: count),
      service: "s" + String(repeating: "!", count: count), options: options)
    let name = String(repeating: "!", count: count)
    let requests = [
      Fixtures.request(
        method: "G" + String(repeating: "!", count: count),
        path: "/" + String(repeating: " ", count: count),
        query: String(repeating: "\"", count: count), headers: [("x\(name)", "")]),
      Fixtures.request(query: String(repeating: "&=", count: count)),
      Fixtures.request(query: String(repeating: "&a", count: count)),
      Fixtures.request(query: "a" + String(repeating: "=", count: count)),
      Fixtures.request(
        path: "/" + String(repeating: "/.", count: count),
        headers: (0..<min(count, 300)).map { ("x!\($0)", "") }),
      Fixtures.request(headers: [("x", String(repeating: " v", count: count))]),
    ]
    let signer = SigV4Signer()
    let verifier = SigV4Verifier(options: options)
    for request in requests {
      var signed = request
      let signature = try signer.sign(request, with: context)
      signed.headers += signature.headers
      signed.query = signature.query ?? request.query
      _ = try verifier.verify(signed, now: context.date) { _ in credentials }
      _ = try SigV4aSigner().sign(request, with: context)
    }
  }

  @Test("A used signer signs as a new one does", arguments: 0..<20)
  func reuse(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let signer = SigV4Signer()
    for _ in 0..<10 {
      let one = Case(using: &generator)
      let used = try signer.sign(one.request, with: one.context)
      let new = try SigV4Signer().sign(one.request, with: one.context)
      #expect(used.signature == new.signature)
      #expect(used.query == new.query)
      #expect(
        try signer.explain(one.request, with: one.context).signature == new.signature)
    }
  }

  @Test("The verifier accepts what the signer signs", arguments: 0..<100)
  func accepted(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let one = Case(using: &generator)
    let request = try Fixtures.signed(one.request, context: one.context)
    #expect(one.verify(request, now: one.context.date) == nil)
  }

  @Test("A change of any single bit of what is signed is rejected", arguments: 0..<3)
  func singleBits(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let one = Case(using: &generator)
    let signed = try Fixtures.signed(one.request, context: one.context)
    let canonical = try one.covered(signed)
    for (part, changed) in Self.mutations(of: signed) {
      // Another form of the same text is the same: `%2f` for `%2F`, or a tab for a space.
      if (try? one.covered(changed)) == canonical { continue }
      if one.verify(changed, now: one.context.date) == nil {
        Issue.record("\(part) of \(signed) is accepted")
      }
    }
  }

  @Test("A request is rejected for another date, region, service or key", arguments: 0..<8)
  func otherContext(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let one = Case(using: &generator)
    let signed = try Fixtures.signed(one.request, context: one.context)
    let scope = try SigV4Signer().explain(one.request, with: one.context).credentialScope
    for (index, part) in scope.split(separator: "/").enumerated() {
      for changed in Self.bitFlips(String(part)) {
        var parts = scope.split(separator: "/").map(String.init)
        parts[index] = changed
        var request = signed
        let other = parts.joined(separator: "/")
        for header in request.headers.indices {
          request.headers[header].value.replace(scope, with: other)
        }
        request.query.replace(
          scope.replacing("/", with: "%2F"), with: other.replacing("/", with: "%2F"))
        if one.verify(request, now: one.context.date) == nil {
          Issue.record("scope \(other) is accepted")
        }
      }
    }
  }

  /// The request with each single bit of its parts flipped, as far as the result is text.
  private static func mutations(of request: SigningRequest) -> [(String, SigningRequest)] {
    var mutations: [(String, SigningRequest)] = []
    func add(_ part: String, _ change: (inout SigningRequest) -> Void) {
      var changed = request
      change(&changed)
      mutations.append((part, changed))
    }
    for text in bitFlips(request.method) { add("method \(text)") { $0.method = text } }
    for text in bitFlips(request.path) { add("path \(text)") { $0.path = text } }
    for text in bitFlips(request.query) { add("query \(text)") { $0.query = text } }
    for index in request.headers.indices {
      for text in bitFlips(request.headers[index].value) {
        add("header \(index) \(text)") { $0.headers[index].value = text }
      }
    }
    if case .bytes(let body) = request.payload {
      for index in body.indices {
        for bit in 0..<8 {
          var changed = body
          changed[index] ^= 1 << bit
          add("body \(index)") { $0.payload = .bytes(changed) }
        }
      }
    }
    return mutations
  }

  private static func bitFlips(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return bytes.indices.flatMap { index in
      (0..<8).compactMap { bit in
        var changed = bytes
        changed[index] ^= 1 << bit
        return String(validating: changed, as: UTF8.self)
      }
    }
  }
}
