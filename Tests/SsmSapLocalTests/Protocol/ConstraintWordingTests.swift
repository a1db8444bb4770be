import AWSShapes
import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("The wording of violated constraints")
struct ConstraintWordingTests {
  private func message(
    _ input: some ConstrainedShape & EncodableShape, _ wording: ConstraintWording
  ) -> String {
    wording.message(InputViolations.all(of: input, missing: []), of: input)
  }

  @Test("Both wordings name count, value or length, path and constraint")
  func wordings() {
    let input = ListOperationsInput(applicationId: "", maxResults: 51)
    #expect(
      message(input, .smithy)
        == """
        3 validation errors detected. Value with length 0 at '/applicationId' failed to satisfy \
        constraint: Member must have length between 1 and 60, inclusive; Value at '/applicationId' \
        failed to satisfy constraint: Member must satisfy regular expression pattern: \
        ^[\\w\\d\\.-]+$; Value at '/maxResults' failed to satisfy constraint: Member must be between \
        1 and 50, inclusive
        """)
    #expect(
      message(input, .classic)
        == """
        3 validation errors detected: Value '' at 'applicationId' failed to satisfy constraint: \
        Member must have length greater than or equal to 1; Value '' at 'applicationId' failed to \
        satisfy constraint: Member must satisfy regular expression pattern: ^[\\w\\d\\.-]+$; Value \
        '51' at 'maxResults' failed to satisfy constraint: Member must have value less than or \
        equal to 50
        """)
  }

  @Test("A single violation is an error, not errors")
  func single() {
    let input = GetOperationInput(operationId: "x")
    #expect(
      message(input, .smithy).hasPrefix("1 validation error detected. Value at '/operationId' "))
    #expect(
      message(input, .classic).hasPrefix("1 validation error detected: Value 'x' at 'operationId' ")
    )
  }

  @Test(
    "A secret is never repeated, nor is a list that holds it", arguments: ConstraintWording.allCases
  )
  func secrets(wording: ConstraintWording) {
    let secret = String(repeating: "hush", count: 30)
    let credential = ApplicationCredential(
      databaseName: "HDB/HDB", credentialType: .admin, secretId: secret)
    let input = UpdateApplicationSettingsInput(
      applicationId: "a", credentialsToAddOrUpdate: Array(repeating: credential, count: 21))
    let message = message(input, wording)
    #expect(message.hasPrefix("22 validation errors detected"))
    #expect(!message.contains("hush"))
    let path =
      wording == .classic
      ? "Value at 'credentialsToAddOrUpdate.21.member.secretId' "
      : "Value with length 120 at '/credentialsToAddOrUpdate/20/secretId' "
    #expect(message.contains(path))
  }

  @Test(
    "The message does not grow with the number of violations", arguments: ConstraintWording.allCases
  )
  func bounded(wording: ConstraintWording) {
    let checks = (0..<10_000).map { ConfigurationCheckType(rawValue: "CHECK_\($0)") }
    let input = StartConfigurationChecksInput(applicationId: "a", configurationCheckIds: checks)
    let message = message(input, wording)
    #expect(message.utf8.count < 300_000)
    #expect(
      message.hasPrefix(wording == .classic ? "1 validation error" : "10000 validation errors"))
  }

  @Test("A null in a list or map is a missing value", arguments: ConstraintWording.allCases)
  func nulls(wording: ConstraintWording) throws {
    let value = wording == .classic ? " null" : ""
    let router = ServerRouter(SsmSapRoutes<RecordingHandler>.all)
    for (path, body, place) in [
      (
        "/start-configuration-checks",
        #"{"ApplicationId": "a", "ConfigurationCheckIds": ["SAP_CHECK_01", null]}"#,
        ("/configurationCheckIds/1", "configurationCheckIds")
      ),
      ("/tags/arn:aws:x:y:z%2Fw", #"{"tags": {"k": null}}"#, ("/tags/k", "tags")),
    ] {
      let request = WireInput.post(path)
      let failure = #expect(throws: LocalFailure.self) {
        _ = try router.match(request).call(Array(body.utf8), wording)
      }
      let name = wording == .classic ? place.1 : place.0
      #expect(failure?.code == "ValidationException")
      #expect(failure?.message.contains("Value\(value) at '\(name)' ") == true)
    }
  }

  // MARK: The model's constraints

  @Test("Each constraint of the model that is broken gets its error", arguments: BrokenInputs.all)
  func broken(_ broken: BrokenInputs.Case) throws {
    let router = ServerRouter(SsmSapRoutes<RecordingHandler>.all)
    let expected = ExpectedViolations(broken.input, broken.operation.input).all
    try #require(!expected.isEmpty)
    let wire = try WireInput(broken.operation, broken.input)
    for wording in ConstraintWording.allCases {
      let sentences =
        wording == .classic ? expected.map(\.classic).unique : expected.map(\.smithy)
      let failure = #expect(throws: LocalFailure.self) {
        _ = try router.match(wire.request).call(wire.body, wording)
      }
      #expect(failure?.status == 400)
      #expect(failure?.code == "ValidationException")
      let mark = wording == .classic ? ":" : "."
      let count =
        sentences.count == 1 ? "1 validation error" : "\(sentences.count) validation errors"
      let message = failure?.message ?? ""
      try #require(message.hasPrefix("\(count) detected\(mark) "))
      let found = message.dropFirst("\(count) detected\(mark) ".count).components(of: sentences)
      #expect(found == sentences, "\(message)")
    }
  }

  @Test("The broken constraints are those of the model")
  func coverage() {
    let kinds = Dictionary(grouping: BrokenInputs.all) {
      $0.name.split(separator: " ").dropFirst().joined(separator: " ")
    }
    #expect(
      Set(kinds.keys) == [
        "length max", "length min", "pattern", "pattern, empty", "enum", "range max", "range min",
        "range far", "required",
      ])
    #expect(BrokenInputs.all.count > 300)
  }
}

extension [String] {
  fileprivate var unique: [String] {
    var known: Set<String> = []
    return filter { known.insert($0).inserted }
  }
}

extension Substring {
  /// The sentences that the text consists of, in their order; nothing if it is none of them.
  fileprivate func components(of sentences: [String]) -> [String] {
    self == sentences.joined(separator: "; ") ? sentences : [String(self)]
  }
}
