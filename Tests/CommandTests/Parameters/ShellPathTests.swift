import Testing

@testable import ssm_sap

@Suite("Paths as a shell expands them")
struct ShellPathTests {
  static let paths = [
    ("~/a", "/home/me/a"), ("~", "/home/me"), ("~you/a", "~you/a"), ("$DIR/a", "/d/a"),
    ("x${DIR}y", "x/dy"), ("$NONE/a", "$NONE/a"), ("${DIR", "${DIR"), ("a$", "a$"), ("$/", "$/"),
  ]

  @Test("Home and variables are replaced where they are known", arguments: paths)
  func isExpanded(path: String, expanded: String) {
    let environment = ["HOME": "/home/me", "DIR": "/d"]
    #expect(ShellPath.expanded(path, environment: environment) == expanded)
  }
}
