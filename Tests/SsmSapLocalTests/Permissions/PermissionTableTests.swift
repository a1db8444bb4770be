import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Permissions")
struct PermissionTableTests {
  private let arn = "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/a/DB/HDB"
  private let first = ResourcePermission(action: "RESTORE", source: "arn:aws:x:::one")
  private let second = ResourcePermission(action: "RESTORE", source: "arn:aws:x:::two")

  @Test("A permission is given once, however often it is added")
  func addsOnce() throws {
    var table = PermissionTable()
    try table.add(first, to: arn)
    try table.add(second, to: arn)
    try table.add(first, to: arn)
    #expect(table.permissions(of: arn) == [first, second])
    #expect(table.permissions(of: arn, action: .restore) == [first, second])
    #expect(table.permissions(of: arn, action: PermissionActionType(rawValue: "X")) == [])
    #expect(table.permissions(of: arn + "2") == [])
  }

  @Test(
    "Permissions are removed by action, source or both",
    arguments: [
      (nil, nil, []), (.restore, nil, []), (nil, "arn:aws:x:::one", ["arn:aws:x:::two"]),
      (.restore, "arn:aws:x:::two", ["arn:aws:x:::one"]),
      (PermissionActionType(rawValue: "X"), nil, ["arn:aws:x:::one", "arn:aws:x:::two"]),
      (nil, "arn:aws:x:::three", ["arn:aws:x:::one", "arn:aws:x:::two"]),
    ] as [(PermissionActionType?, String?, [String])])
  func removes(action: PermissionActionType?, source: String?, rest: [String]) throws {
    var table = PermissionTable()
    try table.add(first, to: arn)
    try table.add(second, to: arn)
    table.remove(action: action, source: source, from: arn)
    #expect(table.permissions(of: arn).map(\.source) == rest)
    #expect((table == PermissionTable()) == rest.isEmpty)
  }

  @Test("A database has at most 50 permissions")
  func hasLimit() throws {
    var table = PermissionTable()
    for number in 0..<50 {
      try table.add(ResourcePermission(action: "RESTORE", source: "arn:aws:x:::\(number)"), to: arn)
    }
    try table.add(ResourcePermission(action: "RESTORE", source: "arn:aws:x:::7"), to: arn)
    let failure = #expect(throws: LocalFailure.self) { try table.add(first, to: arn) }
    #expect(failure?.code == "ValidationException")
    table.removeAll(of: arn)
    #expect(table == PermissionTable())
  }

  @Test("The policy names the database, the action and the resource that may act")
  func writesPolicy() throws {
    let text = try PermissionPolicy(resource: arn, permissions: [first]).text()
    #expect(
      text == """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
        "Principal":{"Service":"ssm-sap.amazonaws.com"},"Action":"ssm-sap:RestoreDatabase",\
        "Resource":"\(arn)",\
        "Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:x:::one"}}}]}
        """)
  }

  @Test("Without permissions there is no policy")
  func hasNoPolicy() throws {
    #expect(try PermissionPolicy(resource: arn, permissions: []).text() == nil)
  }
}
