import Testing

@testable import SsmSapLocal

@Suite("Tags")
struct TagTableTests {
  private let arn = "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/a"

  @Test("Tags are added, replaced and removed")
  func changes() throws {
    var table = TagTable()
    #expect(table.tags(of: arn) == [:])
    try table.add(["a": "1", "b": "2"], to: arn)
    try table.add(["b": "3", "c": "4"], to: arn)
    #expect(table.tags(of: arn) == ["a": "1", "b": "3", "c": "4"])
    table.remove(["a", "x"], from: arn)
    #expect(table.tags(of: arn) == ["b": "3", "c": "4"])
    #expect(table.tags(of: arn + "/DB/HDB") == [:])
    table.removeAll(of: arn)
    #expect(table.tags(of: arn) == [:])
  }

  @Test("A table whose tags are all removed equals an empty one")
  func leavesNothingBehind() throws {
    var table = TagTable()
    try table.add([:], to: arn)
    #expect(table == TagTable())
    try table.add(["a": "1"], to: arn)
    table.remove(["a"], from: arn)
    #expect(table == TagTable())
  }

  @Test("A resource has at most 50 tags, of which any may be replaced")
  func hasLimit() throws {
    var table = TagTable()
    let tags = Dictionary(uniqueKeysWithValues: (0..<50).map { ("k\($0)", "v") })
    try table.add(tags, to: arn)
    try table.add(["k0": "w"], to: arn)
    let before = table
    let failure = #expect(throws: LocalFailure.self) {
      try table.add(["k0": "x", "more": "v"], to: arn)
    }
    #expect(failure?.code == "ValidationException")
    #expect(table == before)
  }
}
