import SsmSapLocal
import SsmSapModels
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Landscape files")
struct LandscapeTests {
  private static let folder = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  private static func file(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: "/\(folder)/Examples/Landscapes/\(name)")))
  }

  @Test(
    "The documented files are the examples in Swift",
    arguments: [("single-node.json", Landscape.singleNode), ("multi-node.json", .multiNode)])
  func readsExamples(name: String, expected: Landscape) throws {
    #expect(try Landscape(json: Self.file(name)) == expected)
  }

  @Test("A landscape survives its file", arguments: [Landscape.example, everything, twoRegions])
  func roundTrips(landscape: Landscape) throws {
    #expect(try Landscape(json: landscape.json()) == landscape)
    try landscape.validate()
  }

  private static let twoRegions = Landscape(
    regions: [LandscapeRegion(), LandscapeRegion(region: "us-east-1")])

  /// A landscape with every member.
  private static var everything: Landscape {
    var landscape = Landscape.multiNode
    landscape.regions[0].systems[0].stop()
    landscape.regions[0].stoppedInstances = ["i-0a1b2c3d"]
    landscape.regions[0].applications[0].status = .stopped
    landscape.regions[0].applications[0].credentials = [
      ApplicationCredential(databaseName: "PRD/PRD", credentialType: .admin, secretId: "arn")
    ]
    landscape.regions[0].operations = [
      LocalOperation(
        SsmSapModels.Operation(
          id: "5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b01", type: "STOP_APPLICATION",
          properties: ["a": nil, "b": "c"], resourceType: "APPLICATION", resourceId: "HANA-PRD",
          resourceArn: "arn:aws:x"),
        start: Date(timeIntervalSince1970: 1_700_000_000.25), duration: .seconds(95.25),
        outcome: .error("no"))
    ]
    return landscape
  }

  @Test(
    "An error names the member",
    arguments: [
      (#"{}"#, "Account is missing"),
      (#"[]"#, "the landscape must be an object"),
      (#"{"Account":"#, "the landscape is not JSON: "),
      (#"{"Account":"1","Region":"eu-west-1"}"#, "Account must be 12 digits"),
      (#"{"Account":"123456789012","Region":"EU"}"#, "Region must be"),
      (
        #"{"Account":"123456789012","Region":"eu-west-1","Sytems":[]}"#,
        "Sytems is not a known member"
      ),
      (#"{"Regions":[],"Account":"1"}"#, "Account is not a known member"),
      (region(#"{"Sid":"HDB","Type":"JAVA"}"#), "Systems[0].Type must be HANA or SAP_ABAP"),
      (region(hana(#""Hosts":[]"#)), "Systems[0].Hosts must not be empty"),
      (region(hana(#""Hosts":[{"Name":"a"}]"#)), "Systems[0].Hosts[0].InstanceId is missing"),
      (
        region(hana(#""Hosts":[{"Name":"a","InstanceId":"i-1"}]"#)),
        "Systems[0].Hosts[0].InstanceId must be the id of an EC2 instance"
      ),
      (
        region(hana(#""Hosts":[{"Name":"a","InstanceId":"i-0a1b2c3d","Cpu":1}]"#)),
        "Systems[0].Hosts[0].Cpu is not a known member"
      ),
      (region(hana(host) + "," + hana(host)), "Systems[1].Sid must be unique"),
      (region(hana(host + #","Tenants":["a/b"]"#)), "Systems[0].Tenants[0] must be letters"),
      (region(hana(host + #","Pacemaker":"yes""#)), "Systems[0].Pacemaker must be true or false"),
      (
        region(
          #"{"Sid":"ECD","Type":"SAP_ABAP","Database":{"Sid":"X","Tenant":"X"},"Instances":[]}"#),
        "Systems[0].Database.Sid must be the Sid of a HANA system"
      ),
      (
        region(hana(host), #"[{"Id":"A","Sid":"XXX"}]"#),
        "Applications[0].Sid must be the Sid of a system"
      ),
      (
        region(hana(host), #"[{"Id":"A","Sid":"HDB","Status":"FAILED"}]"#),
        "Applications[0].Status must be ACTIVATED or STOPPED"
      ),
      (
        region(hana(host), #"[{"Id":"A/B","Sid":"HDB"}]"#), "Applications[0].Id must be 1 to 60"
      ),
      (region(operation: #""StartTime":-1"#), "Operations[0].StartTime must be a time of"),
      (
        region(operation: #""StartTime":0,"EndTime":1e308"#),
        "Operations[0].EndTime must be a time of the years"
      ),
      (
        region(operation: #""StartTime":2,"EndTime":1"#),
        "Operations[0].EndTime must not be before StartTime"
      ),
      (region(hana(host + #","Tenants":["A","A"]"#)), "Systems[0].Tenants must not have a tenant"),
      (operations(#"{"Id":"x","StartTime":1,"EndTime":2}"#), "Operations[0].Id must be a UUID"),
      (operations(operation + "," + operation), "Operations[1].Id must be unique"),
    ])
  func namesMember(json: String, message: String) {
    #expect {
      _ = try Landscape(json: Array(json.utf8))
    } throws: { error in
      let found = (error as? LandscapeError)?.description ?? ""
      if !found.hasPrefix(message) { Issue.record("found: \(found)") }
      return found.hasPrefix(message)
    }
  }

  @Test(
    "An invalid value is told in JSON's words, with what is allowed",
    arguments: [
      (#"{"Account":5,"Region":"eu-west-1"}"#, "Account must be a string"),
      (#"{"Account":"1","Region":"eu-west-1","Systems":{}}"#, "Systems must be an array"),
      (region("5"), "Systems[0] must be an object"),
      (
        region(hana(host + #","Status":"Up""#)), "Systems[0].Status must be one of RUNNING, STOPPED"
      ),
      (
        region(hana(#""Hosts":[{"Name":"a","InstanceId":"i-0a1b2c3d","Role":"Leader"}]"#)),
        "Systems[0].Hosts[0].Role must be one of LEADER, WORKER, STANDBY"
      ),
      (
        region(hana(host + #","Pacemaker":true,"ClusterParameters":{"tokn":"1"}"#)),
        "Systems[0].ClusterParameters.tokn is not a known parameter; known are AUTOMATED_REGISTER, "
      ),
      (
        region(volume("1.5")),
        "Systems[0].Hosts[0].Volumes[0].SizeGiB must be a whole number; 1.5 is not"
      ),
      (region(volume("1e300")), "Systems[0].Hosts[0].Volumes[0].SizeGiB must be a whole number"),
      (region(volume(#""1""#)), "Systems[0].Hosts[0].Volumes[0].SizeGiB must be a number"),
      (region(volume("1e999")), "the landscape is not JSON"),
      (
        region(
          hana(host)
            + #",{"Sid":"ECD","Type":"SAP_ABAP","Database":{"Sid":"HDB","Tenant":"HDB"},"#
            + #""Instances":[{"Kind":"JAVA"}]}"#),
        "Systems[1].Instances[0].Kind must be one of ASCS, ERS, DIALOG, WEB_DISPATCHER"
      ),
      (operation("-1", "0"), "Operations[0].StartTime must be a time of the years"),
      (operation("0", "1e300"), "Operations[0].EndTime must be a time of the years"),
      (operation("1", "0"), "Operations[0].EndTime must not be before StartTime"),
    ])
  func namesDemand(json: String, message: String) {
    namesMember(json: json, message: message)
  }

  @Test("The error of a text that is not JSON names the line")
  func namesLine() {
    let error = #expect(throws: LandscapeError.self) {
      try Landscape(json: Array("{\n \"Account\": \"1\",\n // no\n}".utf8))
    }
    #expect(error?.description.hasSuffix(" in line 3") == true)
  }

  private static func volume(_ size: String) -> String {
    hana(
      #""Hosts":[{"Name":"a","InstanceId":"i-0a1b2c3d","Volumes":"#
        + #"[{"MountPoint":"/hana/data","SizeGiB":\#(size)}]}]"#)
  }

  private static func operation(_ start: String, _ end: String) -> String {
    #"{"Account":"123456789012","Region":"eu-west-1","Systems":[],"Operations":[{"Id":"a","#
      + #""Type":"START_APPLICATION","Status":"SUCCESS","StartTime":\#(start),"EndTime":\#(end)}]}"#
  }

  private static let host = #""Hosts":[{"Name":"a","InstanceId":"i-0a1b2c3d"}]"#

  private static func hana(_ members: String) -> String {
    #"{"Sid":"HDB","Type":"HANA","InstanceNumber":"00",\#(members)}"#
  }

  private static let operation =
    #"{"Id":"5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b01","StartTime":1,"EndTime":2}"#

  private static func operations(_ operations: String) -> String {
    #"{"Account":"123456789012","Region":"eu-west-1","Operations":["#
      + operations.replacing("{", with: #"{"Type":"A","Status":"SUCCESS","#) + "]}"
  }

  private static func region(_ system: String, _ applications: String = "[]") -> String {
    #"{"Account":"123456789012","Region":"eu-west-1","Systems":[\#(system)],"#
      + #""Applications":\#(applications)}"#
  }

  private static func region(operation members: String) -> String {
    #"{"Account":"123456789012","Region":"eu-west-1","Systems":[],"#
      + #""Operations":[{"Id":"x","Type":"y","Status":"SUCCESS",\#(members)}]}"#
  }

  @Test("In a region of several, the path begins with the region")
  func namesRegion() {
    var landscape = Self.twoRegions
    landscape.regions[1].account = "1"
    #expect { try landscape.validate() } throws: { error in
      (error as? LandscapeError)?.path == "Regions[1].Account"
    }
    landscape.regions[1] = landscape.regions[0]
    #expect(throws: LandscapeError.self) { try landscape.validate() }
  }

  @Test("Two instances that are the same component, and too many tags or operations, are refused")
  func hasLimits() {
    let changes: [(inout LandscapeRegion) -> Void] = [
      { region in
        guard case .abap(var system) = region.systems[1] else { return }
        system.instances[2] = system.instances[1]
        region.systems[1] = .abap(system)
      },
      { region in
        region.applications[0].tags = Dictionary(
          uniqueKeysWithValues: (0..<51).map { ("key\($0)", "value") })
      },
      { region in
        region.operations = (0..<1_001).map { _ in
          LocalOperation(
            SsmSapModels.Operation(id: UUID().uuidString), start: .distantPast,
            duration: .zero, outcome: .success)
        }
      },
    ]
    let paths = changes.map { change -> String in
      var landscape = Landscape.multiNode
      change(&landscape.regions[0])
      do throws(LandscapeError) {
        try landscape.validate()
        return ""
      } catch {
        return error.path
      }
    }
    #expect(paths == ["Systems[1]", "Applications[0].Tags", "Operations"])
  }

  @Test("An ABAP application needs an application for its database")
  func needsDatabase() {
    var landscape = Landscape.multiNode
    landscape.regions[0].applications.removeFirst()
    #expect { try landscape.validate() } throws: { error in
      (error as? LandscapeError)?.path == "Applications[0].Sid"
    }
  }
}

extension LandscapeSystem {
  fileprivate mutating func stop() {
    guard case .hana(var system) = self else { return }
    system.isRunning = false
    self = .hana(system)
  }
}
