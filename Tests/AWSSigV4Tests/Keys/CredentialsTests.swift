import AWSSigV4
import Testing

@Suite("Credentials")
struct CredentialsTests {
  private static let credentials = Credentials(
    accessKeyID: "AKIDEXAMPLE", secretAccessKey: "very-secret", sessionToken: "token-value")

  @Test("Printing, dumping and reflecting show neither the secret nor the token")
  func redaction() {
    var dumped = ""
    dump(Self.credentials, to: &dumped)
    let reflected = Mirror(reflecting: Self.credentials).children.map { "\($0.value)" }
    let shown = [
      "\(Self.credentials)", String(reflecting: Self.credentials), dumped,
      "\(Optional(Self.credentials) as Any)", reflected.joined(),
    ]
    for text in shown {
      #expect(!text.contains("very-secret"))
      #expect(!text.contains("token-value"))
      #expect(text.contains("AKIDEXAMPLE"))
    }
  }

  @Test("Credentials that differ in any part are not equal")
  func equality() {
    let same = Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: "very-secret", sessionToken: "token-value")
    #expect(same == Self.credentials)
    #expect(same.hashValue == Self.credentials.hashValue)
    let others = [
      Credentials(accessKeyID: "A", secretAccessKey: "very-secret", sessionToken: "token-value"),
      Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "x", sessionToken: "token-value"),
      Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "very-secret", sessionToken: nil),
      // The same bytes with another boundary between id and secret.
      Credentials(
        accessKeyID: "AKIDEXAMPLEv", secretAccessKey: "ery-secret", sessionToken: "token-value"),
    ]
    for other in others { #expect(other != Self.credentials) }
  }
}
