import AWSJSON
import Testing

@testable import SsmSapLocal

@Suite("A fault as JSON")
struct FaultTests {
  @Test(
    "Each kind is read and written again",
    arguments: Fault.Kind.allCases)
  func roundTrips(kind: Fault.Kind) throws {
    let component = kind == .componentFailure ? #","Component":"HDB-HDB00""# : ""
    let text = #"{"Kind":"\#(kind.rawValue)"\#(component)}"#
    let fault = try Fault(json: Array(text.utf8))
    #expect(fault.kind == kind)
    #expect(String(decoding: try JSONCodec().encode(fault), as: UTF8.self) == text)
  }

  @Test("Every member is read and written again")
  func roundTripsMembers() throws {
    let text =
      #"{"Id":"slow","Kind":"delay","Operation":"GetOperation","Application":"PRD","#
      + #""Nth":3,"Times":2,"Seconds":1.5,"Message":"later"}"#
    let fault = try Fault(json: Array(text.utf8))
    var expected = Fault(
      .delay, operation: "GetOperation", application: "PRD", nth: 3, times: 2,
      duration: .milliseconds(1500), message: "later")
    expected.id = "slow"
    #expect(fault == expected)
    #expect(String(decoding: try JSONCodec().encode(fault), as: UTF8.self) == text)
  }

  @Test(
    "What is wrong is named",
    arguments: [
      ("", "the body is not JSON: "), ("[]", "the body must be an object"),
      ("{}", "Kind is missing; it is one of throttling, "),
      (#"{"Kind":"slow"}"#, "unknown Kind; it is one of throttling, "),
      (#"{"Kind":7}"#, "Kind must be a string that is not empty"),
      (#"{"Kind":"delay","Operaton":"X"}"#, "unknown member Operaton; the members are Id, Kind, "),
      ("{\"\u{212A}ind\":\"delay\"}", "unknown member \u{212A}ind; "),
      (#"{"Kind":"delay","Operation":""}"#, "Operation must be a string that is not empty"),
      (#"{"Kind":"delay","Operation":"GetWeather"}"#, "unknown Operation GetWeather; "),
      (#"{"Kind":"delay","Nth":0}"#, "Nth must be a whole number of at least 1"),
      (#"{"Kind":"delay","Nth":1.5}"#, "Nth must be a whole number of at least 1"),
      (#"{"Kind":"delay","Times":-1}"#, "Times must be a whole number of at least 1"),
      (#"{"Kind":"delay","Probability":1.1}"#, "Probability must be a number from 0 to 1"),
      (#"{"Kind":"delay","Probability":"1"}"#, "Probability must be a number from 0 to 1"),
      (#"{"Kind":"delay","Nth":1,"Probability":0.5}"#, "a fault has Nth or Probability, not both"),
      (#"{"Kind":"delay","Seconds":-1}"#, "Seconds must not be negative for the kind delay"),
      (#"{"Kind":"delay","Seconds":1e9}"#, "Seconds must be a number from -86400 to 86400"),
      (#"{"Kind":"componentFailure"}"#, "Component is missing"),
      (#"{"Kind":"delay","Component":"X"}"#, "Component is for the kind componentFailure only"),
      (
        #"{"Kind":"componentFailure","Component":"X","Operation":"GetOperation"}"#,
        "Operation of a componentFailure can only be StartApplication or StopApplication"
      ),
      (
        #"{"Kind":"registrationFailure","Operation":"GetOperation"}"#,
        "Operation of a registrationFailure can only be RegisterApplication"
      ),
    ])
  func namesErrors(text: String, message: String) {
    let error = #expect(throws: ControlError.self) { try Fault(json: Array(text.utf8)) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }
}
