import AWSSigV4
import Testing

// The vectors live outside the package: without them there is nothing to compare with.
@Suite(
  "Public SigV4 vectors",
  .enabled(
    if: !ConformanceVectors.sigV4.isEmpty, "set CONFORMANCE_DIR to the conformance data"))
struct SigV4VectorTests {
  @Test("Each stage in header form is as published", arguments: ConformanceVectors.sigV4)
  func header(vector: SigningVector) throws {
    let expected = try #require(vector.header)
    let context = try vector.signingContext(presigned: false)
    let explanation = try SigV4().explain(vector.request, with: context)
    #expect(explanation.canonicalRequest == expected.canonicalRequest)
    #expect(explanation.stringToSign == expected.stringToSign)
    #expect(explanation.signature == expected.signature)
    let signature = try SigV4().sign(vector.request, with: context)
    #expect(signature.signature == expected.signature)
    if let signedRequest = expected.signedRequest {
      #expect(vector.text(with: signature) == signedRequest)
    }
  }

  @Test(
    "Each stage in query form is as published",
    arguments: ConformanceVectors.sigV4.filter { $0.query != nil })
  func query(vector: SigningVector) throws {
    let expected = try #require(vector.query)
    let context = try vector.signingContext(presigned: true)
    let explanation = try SigV4().explain(vector.request, with: context)
    #expect(explanation.canonicalRequest == expected.canonicalRequest)
    #expect(explanation.stringToSign == expected.stringToSign)
    #expect(explanation.signature == expected.signature)
    let signature = try SigV4().sign(vector.request, with: context)
    #expect(signature.signature == expected.signature)
    if let signedRequest = expected.signedRequest {
      #expect(vector.text(with: signature) == signedRequest)
    }
  }
}
