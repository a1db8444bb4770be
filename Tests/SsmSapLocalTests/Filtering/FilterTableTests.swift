import SsmSapModels
import Testing

@testable import SsmSapLocal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Filters")
struct FilterTableTests {
  private static func filter(
    _ name: String, _ comparison: FilterOperator, _ value: String
  ) -> Filter {
    Filter(name: name, value: value, operator: comparison)
  }

  private let operations = [
    SsmSapModels.Operation(
      id: "1", type: "START_APPLICATION", status: .success, resourceId: "a",
      startTime: Date(timeIntervalSince1970: 100), endTime: Date(timeIntervalSince1970: 160)),
    SsmSapModels.Operation(
      id: "2", type: "STOP_APPLICATION", status: .error, resourceId: "a",
      startTime: Date(timeIntervalSince1970: 200.5), endTime: Date(timeIntervalSince1970: 260)),
    SsmSapModels.Operation(
      id: "3", type: "START_APPLICATION", status: .inprogress, resourceId: "b",
      startTime: Date(timeIntervalSince1970: 300)),
  ]

  @Test(
    "Operations match by text and time",
    arguments: [
      ([], ["1", "2", "3"]),
      ([filter("status", .equals, "SUCCESS")], ["1"]),
      ([filter("status", .equals, "success")], []),
      ([filter("type", .equals, "START_APPLICATION")], ["1", "3"]),
      ([filter("id", .greaterThanOrEquals, "2")], ["2", "3"]),
      ([filter("id", .lessThanOrEquals, "2")], ["1", "2"]),
      ([filter("startTime", .equals, "200.5")], ["2"]),
      ([filter("startTime", .greaterThanOrEquals, "200.5")], ["2", "3"]),
      ([filter("startTime", .greaterThanOrEquals, "200.501")], ["3"]),
      ([filter("startTime", .lessThanOrEquals, "1970-01-01T00:03:20.5Z")], ["1", "2"]),
      ([filter("startTime", .lessThanOrEquals, "1970-01-01T01:03:20.5+01:00")], ["1", "2"]),
      // What has no value matches nothing.
      ([filter("endTime", .greaterThanOrEquals, "0")], ["1", "2"]),
      ([filter("resourceType", .equals, "x")], []),
      // Different names all have to match, alternatives of one name do not.
      ([filter("status", .equals, "SUCCESS"), filter("status", .equals, "ERROR")], ["1", "2"]),
      ([filter("status", .equals, "SUCCESS"), filter("resourceID", .equals, "b")], []),
      (
        [
          filter("startTime", .greaterThanOrEquals, "150"),
          filter("startTime", .lessThanOrEquals, "250"),
        ], ["2"]
      ),
    ] as [([Filter], [String])])
  func matchesOperations(filters: [Filter], ids: [String]) throws {
    let matches = try FilterTable.operations.matches(among: operations, of: filters)
    #expect(matches.compactMap(\.id) == ids)
  }

  @Test("Without filters, everything matches")
  func matchesAll() throws {
    #expect(try FilterTable.operations.matches(among: operations, of: nil).count == 3)
  }

  @Test(
    "Unknown names, operators and values are refused, also for an empty list",
    arguments: [
      filter("Status", .equals, "SUCCESS"), filter("x", .equals, "SUCCESS"),
      filter("\u{212A}", .equals, "x"),
      filter("status", FilterOperator(rawValue: "NotEquals"), "SUCCESS"),
      filter("status", FilterOperator(rawValue: ""), "SUCCESS"),
      filter("startTime", .equals, "yesterday"), filter("endTime", .equals, "nan"),
    ])
  func refuses(filter: Filter) {
    let failure = #expect(throws: LocalFailure.self) {
      try FilterTable.operations.matches(among: [], of: [filter])
    }
    #expect(failure?.code == "ValidationException")
    #expect(failure?.status == 400)
  }

  private let events = [
    OperationEvent(
      description: "1",
      resource: Resource(
        resourceArn: "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/a/COMPONENT/HDB-HDB00",
        resourceType: "AWS::SystemsManagerSAP::Component"), status: .inProgress),
    OperationEvent(
      description: "2",
      resource: Resource(
        resourceArn: "arn:aws:ec2:eu-central-1:123456789012:instance/i-0123456789abcdef0",
        resourceType: "AWS::EC2::Instance"), status: .completed),
    OperationEvent(description: "3", status: .failed),
  ]

  @Test(
    "Events match by status, resource and its type",
    arguments: [
      (filter("status", .equals, "IN_PROGRESS"), ["1"]),
      (filter("status", .equals, "FAILED"), ["3"]),
      (filter("resourceID", .equals, "HDB-HDB00"), ["1"]),
      (filter("resourceID", .equals, "i-0123456789abcdef0"), ["2"]),
      (
        filter(
          "resourceID", .equals,
          "arn:aws:ec2:eu-central-1:123456789012:instance/i-0123456789abcdef0"), ["2"]
      ),
      (filter("resourceType", .equals, "AWS::EC2::Instance"), ["2"]),
      (filter("resourceType", .equals, "AWS::EC2"), []),
    ])
  func matchesEvents(filter: Filter, descriptions: [String]) throws {
    let matches = try FilterTable.operationEvents.matches(among: events, of: [filter])
    #expect(matches.compactMap(\.description) == descriptions)
  }

  @Test(
    "Events have three filters, with Equals only",
    arguments: [
      filter("status", .greaterThanOrEquals, "FAILED"),
      filter("resourceID", .lessThanOrEquals, "x"),
      filter("resourceType", .greaterThanOrEquals, "x"), filter("resourceId", .equals, "x"),
      filter("startTime", .equals, "1"),
    ])
  func refusesForEvents(filter: Filter) {
    let failure = #expect(throws: LocalFailure.self) {
      try FilterTable.operationEvents.matches(among: events, of: [filter])
    }
    #expect(failure?.code == "ValidationException")
  }
}
