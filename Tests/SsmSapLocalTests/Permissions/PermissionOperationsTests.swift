import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Permission operations")
struct PermissionOperationsTests {
  private static let database = Harness.hanaARN + "/DB/PRD"
  private let sources = ["arn:aws:ssm-sap:eu-central-2:123456789012:HANA/a", "arn:aws:x:::two"]

  private func policy(_ harness: inout Harness) throws -> String? {
    try harness.run { handler in
      try handler.getResourcePermission(
        GetResourcePermissionInput(resourceArn: Self.database, actionType: .restore))
    }.policy
  }

  @Test("A policy shows what was put and not deleted")
  func changesPolicy() throws {
    var harness = Harness()
    #expect(try policy(&harness) == nil)
    for (number, source) in sources.enumerated() {
      let output = try harness.run { handler in
        try handler.putResourcePermission(
          PutResourcePermissionInput(
            actionType: .restore, sourceResourceArn: source, resourceArn: Self.database))
      }
      let text = try #require(output.policy)
      #expect(try policy(&harness) == text)
      #expect(sources[...number].allSatisfy { text.contains($0) })
    }
    let output = try harness.run { [sources] handler in
      try handler.deleteResourcePermission(
        DeleteResourcePermissionInput(
          resourceArn: Self.database, actionType: .restore, sourceResourceArn: sources[0]))
    }
    #expect(output.policy?.contains(sources[0]) == false)
    #expect(output.policy?.contains(sources[1]) == true)
    let last = try harness.run { handler in
      try handler.deleteResourcePermission(
        DeleteResourcePermissionInput(resourceArn: Self.database))
    }
    #expect(last.policy == nil)
    #expect(try policy(&harness) == nil)
  }

  @Test(
    "Only databases have permissions",
    arguments: ["", "/DB/x", "/COMPONENT/PRD-HDB00", "/DB/PRD/"])
  func refusesOtherResources(path: String) {
    var harness = Harness()
    let arn = Harness.hanaARN + path
    let codes = [
      harness.code { handler in
        try handler.putResourcePermission(
          PutResourcePermissionInput(
            actionType: .restore, sourceResourceArn: "arn:aws:x:::y", resourceArn: arn))
      },
      harness.code { handler in
        try handler.getResourcePermission(GetResourcePermissionInput(resourceArn: arn))
      },
      harness.code { handler in
        try handler.deleteResourcePermission(DeleteResourcePermissionInput(resourceArn: arn))
      },
    ]
    #expect(codes == Array(repeating: "ResourceNotFoundException", count: 3))
  }
}
