import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Permission operations")
struct PermissionOperationsTests {
  private static let database = HandlerFixture.arn + "/DB/PRD"
  private let sources = ["arn:aws:ssm-sap:eu-central-2:123456789012:HANA/a", "arn:aws:x:::two"]

  private func policy(_ fixture: inout HandlerFixture) throws -> String? {
    try fixture.call { handler throws(LocalFailure) in
      try handler.getResourcePermission(
        GetResourcePermissionInput(resourceArn: Self.database, actionType: .restore))
    }.policy
  }

  @Test("A policy shows what was put and not deleted")
  func changesPolicy() throws {
    var fixture = HandlerFixture()
    #expect(try policy(&fixture) == nil)
    for (number, source) in sources.enumerated() {
      let output = try fixture.call { handler throws(LocalFailure) in
        try handler.putResourcePermission(
          PutResourcePermissionInput(
            actionType: .restore, sourceResourceArn: source, resourceArn: Self.database))
      }
      let text = try #require(output.policy)
      #expect(try policy(&fixture) == text)
      #expect(sources[...number].allSatisfy { text.contains($0) })
    }
    let output = try fixture.call { [sources] handler throws(LocalFailure) in
      try handler.deleteResourcePermission(
        DeleteResourcePermissionInput(
          resourceArn: Self.database, actionType: .restore, sourceResourceArn: sources[0]))
    }
    #expect(output.policy?.contains(sources[0]) == false)
    #expect(output.policy?.contains(sources[1]) == true)
    let last = try fixture.call { handler throws(LocalFailure) in
      try handler.deleteResourcePermission(
        DeleteResourcePermissionInput(resourceArn: Self.database))
    }
    #expect(last.policy == nil)
    #expect(try policy(&fixture) == nil)
  }

  @Test(
    "Only databases have permissions",
    arguments: ["", "/DB/x", "/COMPONENT/PRD-HDB00", "/DB/PRD/"])
  func refusesOtherResources(path: String) {
    var fixture = HandlerFixture()
    let arn = HandlerFixture.arn + path
    let codes = [
      fixture.code { handler throws(LocalFailure) in
        try handler.putResourcePermission(
          PutResourcePermissionInput(
            actionType: .restore, sourceResourceArn: "arn:aws:x:::y", resourceArn: arn))
      },
      fixture.code { handler throws(LocalFailure) in
        try handler.getResourcePermission(GetResourcePermissionInput(resourceArn: arn))
      },
      fixture.code { handler throws(LocalFailure) in
        try handler.deleteResourcePermission(DeleteResourcePermissionInput(resourceArn: arn))
      },
    ]
    #expect(codes == Array(repeating: "ResourceNotFoundException", count: 3))
  }

  @Test("An unknown action is refused")
  func refusesAction() {
    var fixture = HandlerFixture()
    let code = fixture.code { handler throws(LocalFailure) in
      try handler.putResourcePermission(
        PutResourcePermissionInput(
          actionType: PermissionActionType(rawValue: "DROP"), sourceResourceArn: "arn:aws:x:::y",
          resourceArn: Self.database))
    }
    #expect(code == "ValidationException")
  }
}
