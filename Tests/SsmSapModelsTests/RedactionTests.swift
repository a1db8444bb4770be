import SsmSapModels
import Testing

@Suite("Descriptions")
struct RedactionTests {
  private static let credential = ApplicationCredential(
    databaseName: "HDB/SYSTEMDB", credentialType: .admin, secretId: "hush")
  private static let input = RegisterApplicationInput(
    applicationId: "app", applicationType: .hana, instances: ["i-12345678"],
    credentials: [credential])

  @Test("A secret's id is in no description, nor in a dump of what holds it")
  func hidesSecrets() {
    var dumped = ""
    dump(Self.input, to: &dumped)
    dump(Self.credential, to: &dumped)
    for text in [
      "\(Self.input)", String(reflecting: Self.input), "\(Self.credential)",
      String(reflecting: Self.credential), "\([Self.credential])",
      "\(Mirror(reflecting: Self.credential).children.map { "\($0)" })", dumped,
    ] {
      #expect(!text.contains("hush"))
      #expect(text.contains("<redacted>"))
    }
  }

  @Test("A description names the members that have a value")
  func readsWell() {
    #expect(
      "\(Self.input)"
        == #"RegisterApplicationInput(applicationId: "app", applicationType: HANA, "#
        + #"instances: ["i-12345678"], credentials: [ApplicationCredential("#
        + #"databaseName: "HDB/SYSTEMDB", credentialType: ADMIN, secretId: <redacted>)])"#)
    #expect(
      "\(Operation(id: "1", status: .success, properties: ["b": nil, "a": "x"]))"
        == #"Operation(id: "1", status: SUCCESS, properties: ["a": Optional("x"), "b": nil])"#)
    #expect("\(DeregisterApplicationOutput())" == "DeregisterApplicationOutput()")
  }

  @Test("A member named description does not hide what describes the value")
  func describesDescription() {
    let event = OperationEvent(description: "words", status: .inProgress)
    #expect("\(event)" == #"OperationEvent(description: "words", status: IN_PROGRESS)"#)
  }
}
