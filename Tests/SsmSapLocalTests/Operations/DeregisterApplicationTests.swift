import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Deregistration")
struct DeregisterApplicationTests {
  private static let input = DeregisterApplicationInput(applicationId: "ABAP-ECD")

  @Test("The application is DELETING, then gone with its tags and links")
  func deregisters() throws {
    var harness = Harness()
    let arn = try #require(harness.application("ABAP-ECD")?.arn)
    #expect(harness.current.tags.tags(of: arn) == ["Stage": "production"])
    _ = try harness.run { try $0.deregisterApplication(Self.input) }
    #expect(harness.application("ABAP-ECD")?.application.status == .deleting)
    #expect(harness.application("ABAP-ECD")?.application.discoveryStatus == .deleting)
    #expect(harness.conflicts { try $0.stop("ABAP-ECD") })
    harness.pass()
    #expect(harness.application("ABAP-ECD") == nil)
    #expect(harness.current.tags.tags(of: arn).isEmpty)
    #expect(harness.application("HANA-PRD")?.application.associatedApplicationArns == nil)
    #expect(
      harness.application("HANA-PRD")?.databases.allSatisfy { $0.connectedComponentArns == nil }
        == true)
  }

  @Test("The system can be registered again")
  func registersAgain() throws {
    var harness = Harness()
    _ = try harness.registerHANA()
    harness.pass()
    _ = try harness.run {
      try $0.deregisterApplication(DeregisterApplicationInput(applicationId: "HANA"))
    }
    #expect(harness.code { try $0.registerApplication(.hana()) } == "ConflictException")
    harness.pass()
    #expect(harness.code { try $0.registerApplication(.hana()) } == nil)
  }

  @Test("Unknown and busy applications are ValidationExceptions")
  func refuses() throws {
    var harness = Harness()
    let unknown = DeregisterApplicationInput(applicationId: "X")
    #expect(harness.code { try $0.deregisterApplication(unknown) } == "ValidationException")
    _ = try harness.stop("ABAP-ECD")
    #expect(harness.code { try $0.deregisterApplication(Self.input) } == "ValidationException")
  }
}
