import JMESPath
import Testing

@testable import ssm_sap

@Suite("Checks of an input as JSON")
struct InputCheckTests {
  private static let parameters = [
    Parameter("Id", option: "id", .string, isRequired: true),
    Parameter("Count", option: "count", .integer),
    Parameter(
      "Filters", option: "filters",
      .list(.structure([Parameter("Name", .string, isRequired: true)]))),
    Parameter("Tags", option: "tags", .map(.string)),
  ]

  static let inputs: [(String, [String])] = [
    (#"{"Id":"a","Count":1,"Filters":[{"Name":"b"}],"Tags":{"c":"d"}}"#, []),
    ("{}", ["--id is missing"]),
    (#"{"Id":1}"#, ["Id is a number; expected a string"]),
    (#"{"Id":null}"#, ["Id is null; expected a string"]),
    (#"{"Id":"a","Count":1.5}"#, ["Count is a number; expected an integer"]),
    (#"{"Id":"a","Filters":[{}]}"#, ["Filters[0].Name is missing"]),
    (#"{"Id":"a","Tags":{"c":true}}"#, ["Tags.c is a Boolean value; expected a string"]),
    (
      #"{"Id":"a","Filters":[{"Name":"b","X":1}]}"#,
      ["Filters[0].X is unknown; expected one of: Name"]
    ),
  ]

  @Test("Everything that the operation does not take is named", arguments: inputs)
  func namesProblems(json: String, problems: [String]) throws {
    guard case .object(let members) = try JSONText.value(of: json, option: "") else {
      Issue.record("\(json) is no object")
      return
    }
    var check = InputCheck()
    check.check(members, against: Self.parameters)
    #expect(check.problems == problems)
  }
}
