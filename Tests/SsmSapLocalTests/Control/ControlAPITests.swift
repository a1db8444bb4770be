import AWSJSON
import AWSShapes
import HTTPTypes
import SsmSapLocal
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("The control API")
struct ControlAPITests {
  private let service: LocalService
  private let control: ControlRequest

  init() {
    service = LocalService(clock: .still)
    control = ControlRequest(service)
  }

  private func message(
    _ method: HTTPRequest.Method, _ path: String, _ body: String = ""
  ) async throws -> (status: Int, message: String) {
    let response = try #require(await control.send(method, path, body))
    let document = try JSONCodec().decode(Document.self, from: response.body)
    guard case .string(let message)? = document["Message"] else {
      throw ControlError("there is no message")
    }
    return (response.head.status.code, message)
  }

  @Test("The state has the clock, the landscape's regions, the faults and the requests")
  func exportsState() async throws {
    try service.faults.add(Fault(.throttling, operation: "ListApplications"))
    let signed = try SignedRequest("/list-applications")
    _ = await service.respond(to: signed.request, body: signed.body)
    let state = try await control.document(.get, "state")
    #expect(state["Time"] == 1_700_000_000)
    #expect(state["Clock"] == ["Pace": "stepped", "OffsetSeconds": 0])
    let region = try #require(state["Regions"]?.elements.first)
    #expect(region["Account"] == "123456789012")
    #expect(region["Region"] == "eu-central-1")
    let ids = region["Applications"]?.elements.compactMap { $0["Id"] }
    #expect(ids == ["ABAP-ECD", "HANA-PRD"])
    #expect(region["Components"]?.elements.isEmpty == false)
    #expect(region["Databases"]?.elements.isEmpty == false)
    #expect(region["Operations"] != nil && region["OperationEvents"] != nil)
    #expect(region["ConfigurationCheckOperations"] != nil)
    let fault = try #require(state["Faults"]?.elements.first)
    #expect(fault["Kind"] == "throttling" && fault["Calls"] == 1 && fault["Met"] == 1)
    let request = try #require(state["Requests"]?.elements.first)
    #expect(request["Operation"] == "ListApplications")
    #expect(request["Status"] == 400 && request["ErrorCode"] == "ThrottlingException")
    #expect(request["Signature"] == "valid")
    #expect(request["Fault"] == "throttling (fault-1)")
  }

  @Test("The revision grows with every change")
  func growsRevision() async throws {
    var last = control.api.revision
    for (path, body) in [
      ("faults", #"{"Kind":"delay"}"#), ("clock", #"{"OffsetSeconds":1}"#),
      ("step", #"{"Seconds":1}"#), ("reset", ""),
    ] {
      _ = try await control.document(.post, path, body)
      #expect(control.api.revision > last, "\(path)")
      last = control.api.revision
    }
    let signed = try SignedRequest()
    _ = await service.respond(to: signed.request, body: signed.body)
    #expect(control.api.revision > last)
  }

  @Test("Faults are added, listed and removed")
  func controlsFaults() async throws {
    let fault = try await control.document(.post, "faults", #"{"Kind":"delay","Seconds":2}"#)
    #expect(fault == ["Id": "fault-1", "Kind": "delay", "Seconds": 2])
    #expect(service.faults.faults.map(\.kind) == [.delay])
    let list = try await control.document(.get, "faults")
    #expect(list["Faults"]?.elements.first?["Met"] == 0)
    _ = try await control.document(.delete, "faults/fault-1")
    #expect(service.faults.faults.isEmpty)
    #expect(try await message(.delete, "faults/fault-1") == (404, "no fault has the Id fault-1"))
    try service.faults.add(Fault(.delay))
    _ = try await control.document(.delete, "faults")
    #expect(service.faults.faults.isEmpty)
  }

  @Test("The ID of a fault is percent-encoded in a path, as a browser does it")
  func decodesFaultIDs() async throws {
    _ = try await control.document(.post, "faults", #"{"Id":"sehr langsam/é","Kind":"delay"}"#)
    _ = try await control.document(.delete, "faults/sehr%20langsam%2F%C3%A9")
    #expect(service.faults.faults.isEmpty)
  }

  @Test("The clock is set and stepped")
  func controlsClock() async throws {
    let clock = try await control.document(
      .post, "clock", #"{"Pace":"real","Factor":60,"OffsetSeconds":-5}"#)
    #expect(clock == ["Pace": "real", "Factor": 60, "OffsetSeconds": -5])
    #expect(service.clock.pace == .real(factor: 60))
    #expect(service.clock.offset == .seconds(-5))
    let (status, text) = try await message(.post, "step", #"{"Seconds":1}"#)
    #expect(status == 409)
    #expect(text.contains("the clock is not stepped"))
    _ = try await control.document(.post, "clock", #"{"Pace":"stepped"}"#)
    let before = service.clock.now()
    _ = try await control.document(.post, "step", #"{"Seconds":90.5}"#)
    #expect(service.clock.now().timeIntervalSince(before) == 90.5)
  }

  @Test(
    "A wrong body is refused with the name of the member",
    arguments: [
      ("clock", "{}", "Pace is missing; it is real, instant or stepped"),
      ("clock", #"{"Pace":"fast"}"#, "unknown Pace; it is real, instant or stepped"),
      ("clock", #"{"Pace":"instant","Factor":2}"#, "Factor is for the pace real only"),
      ("clock", #"{"Pace":"real","Factor":0}"#, "Factor must be a number from 0.001 to 1000000"),
      ("step", "{}", "Seconds is missing: how far the clock is moved forward"),
      ("step", #"{"Seconds":-1}"#, "Seconds must be a number from 0 to 31536000"),
      ("step", #"{"Second":1}"#, "unknown member Second; the members are Seconds"),
      ("faults", "{}", "Kind is missing; it is one of throttling, "),
      ("landscape", #"{"Sytems":[]}"#, "Sytems"),
    ])
  func refusesBodies(path: String, body: String, beginning: String) async throws {
    let (status, text) = try await message(.post, path, body)
    #expect(status == 400)
    #expect(text.hasPrefix(beginning), "\(text)")
  }

  @Test("The landscape is exported, and can be seeded again")
  func seeds() async throws {
    let exported = try #require(await control.send(.get, "landscape"))
    let other = LocalService(landscape: Landscape(regions: []), clock: .still)
    let copy = ControlRequest(other)
    _ = try await copy.document(.post, "landscape", String(decoding: exported.body, as: UTF8.self))
    #expect(try await copy.document(.get, "landscape") == control.document(.get, "landscape"))
    #expect(other.landscape().regions.first?.applications.count == 2)
  }

  @Test("A reset returns to the start, without faults and requests")
  func resets() async throws {
    let start = service.landscape()
    try await service.seed(.singleNode)
    try service.faults.add(Fault(.delay))
    let signed = try SignedRequest()
    _ = await service.respond(to: signed.request, body: signed.body)
    _ = try await control.document(.post, "reset")
    #expect(service.landscape() == start)
    #expect(service.faults.faults.isEmpty)
    #expect(service.requests.records.isEmpty)
  }

  @Test("The requests are listed")
  func listsRequests() async throws {
    let signed = try SignedRequest("/get-weather")
    _ = await service.respond(to: signed.request, body: signed.body)
    let list = try await control.document(.get, "requests")
    let request = try #require(list["Requests"]?.elements.first)
    #expect(request["Path"] == "/get-weather")
    #expect(request["Time"] == 1_700_000_000)
    #expect(request["AccessKeyId"] == "AKIDLOCALEXAMPLE")
    #expect(request["Milliseconds"]?.double.map { $0 >= 0 } == true)
  }

  @Test(
    "Another method is refused with the methods that the path has",
    arguments: [
      ("state", "GET"), ("reset", "POST"), ("faults", "DELETE or GET or POST"),
      ("faults/a", "DELETE"),
    ])
  func refusesMethods(path: String, methods: String) async throws {
    #expect(try await message(.put, path) == (405, "use the method \(methods)"))
  }

  @Test(
    "Other paths are left to the executable",
    arguments: ["", "events", "page.js", "faults/", "faults/%ff", "state/x", "statex"])
  func leavesOthers(path: String) async {
    #expect(await control.send(.get, path) == nil)
  }

  @Test("Paths of the service are left to it")
  func leavesService() async throws {
    let signed = try SignedRequest("/get-operation")
    #expect(await control.api.respond(to: signed.request, body: signed.body) == nil)
  }
}
