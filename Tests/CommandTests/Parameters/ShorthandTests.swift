import JMESPath
import Testing

@testable import ssm_sap

@Suite("Shorthand")
struct ShorthandTests {
  private static let type = ParameterType.structure([
    Parameter("Name", .string), Parameter("Count", .integer), Parameter("IsOn", .boolean),
    Parameter("Values", .list(.string)), Parameter("Inner", .structure([Parameter("A", .string)])),
  ])

  /// Shorthand and the JSON that AWS CLI 1.45 makes of it.
  static let values =
    [
      ("Name=a", #"{"Name":"a"}"#),
      ("Name=a,Count=1,IsOn=TRUE", #"{"Name":"a","Count":1,"IsOn":true}"#),
      ("Values=a,b,Name=c", #"{"Values":["a","b"],"Name":"c"}"#),
      ("Values=a", #"{"Values":["a"]}"#),
      ("Values=[a, b]", #"{"Values":["a","b"]}"#),
      ("Inner={A=x}", #"{"Inner":{"A":"x"}}"#),
      (#"Name='a, "b"'"#, #"{"Name":"a, \"b\""}"#),
      (#"Name="a\"b""#, #"{"Name":"a\"b"}"#),
      (#"Name=a\,b"#, #"{"Name":"a,b"}"#),
      ("Name=", #"{"Name":""}"#),
      (" Name = a ", nil),
      ("Name= a ,Count=2", #"{"Name":"a","Count":2}"#),
      ("Name=a=b", #"{"Name":"a=b"}"#),
      ("Other=1", #"{"Other":"1"}"#),
    ] as [(String, String?)]

  @Test("It is read as the AWS CLI reads it", arguments: values)
  func isReadAsByTheCLI(text: String, json: String?) throws {
    guard let json else {
      #expect(throws: ParameterError.self) {
        try Shorthand(option: "--o").value(of: text, as: Self.type)
      }
      return
    }
    let value = try Shorthand(option: "--o").value(of: text, as: Self.type)
    #expect(value == (try JSONText.value(of: json, option: "")))
  }

  static let errors = [
    ("Name", #"expected "=", found the end, at line 1, column 5"#),
    ("Name==b", #"expected ",", found "=", at line 1, column 6"#),
    ("Name=a,Name=b", "\"Name\" is set again"),
    ("Name='a", "no ' closes this one, at line 1, column 6"),
    ("Values=[a", #"expected ",", found the end"#),
    ("Count=x", "expected an integer"),
    ("Name=a,", "expected a value, found the end, at line 1, column 8"),
    ("Name=" + String(repeating: "[", count: 1000), "too many lists and objects"),
  ]

  @Test("What is wrong is named with its place", arguments: errors)
  func errorsHaveAPlace(text: String, message: String) {
    let error = #expect(throws: ParameterError.self) {
      try Shorthand(option: "--o").value(of: text, as: Self.type)
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }
}
