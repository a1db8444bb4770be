import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Start and stop")
struct StartStopTests {
  @Test("A HANA application stops and starts, with its components and databases")
  func stopsAndStarts() throws {
    var harness = Harness()
    let stop = try harness.stop("HANA-PRD")
    #expect(harness.application("HANA-PRD")?.application.status == .stopping)
    #expect(harness.component("PRD-HDB00", of: "HANA-PRD")?.status == .stopping)
    #expect(harness.application("HANA-PRD")?.databases.first?.status == .stopping)
    harness.pass()
    #expect(harness.operation(stop)?.status == .success)
    #expect(harness.application("HANA-PRD")?.application.status == .stopped)
    #expect(harness.application("HANA-PRD")?.isStopped == true)
    #expect(harness.application("HANA-PRD")?.databases.allSatisfy { $0.status == .stopped } == true)

    let start = try harness.start("HANA-PRD")
    #expect(harness.application("HANA-PRD")?.application.status == .starting)
    harness.pass()
    #expect(harness.operation(start)?.status == .success)
    #expect(harness.application("HANA-PRD")?.application.status == .activated)
    #expect(harness.application("HANA-PRD")?.isRunning == true)
    #expect(harness.application("HANA-PRD")?.databases.allSatisfy { $0.status == .running } == true)
  }

  @Test("Nodes stop in the reverse order of their start, each with an event at start and end")
  func ordersNodes() throws {
    var harness = Harness()
    let stop = try harness.stop("HANA-PRD")
    harness.pass()
    #expect(
      harness.events(of: stop) == [
        "IN_PROGRESS PRD-HDB00",
        "IN_PROGRESS PRD-HDB00-prdhana2", "COMPLETED PRD-HDB00-prdhana2",
        "IN_PROGRESS PRD-HDB00-prdhana1", "COMPLETED PRD-HDB00-prdhana1",
        "COMPLETED PRD-HDB00",
      ])
    let start = try harness.start("HANA-PRD")
    harness.pass()
    #expect(
      harness.events(of: start) == [
        "IN_PROGRESS PRD-HDB00",
        "IN_PROGRESS PRD-HDB00-prdhana1", "COMPLETED PRD-HDB00-prdhana1",
        "IN_PROGRESS PRD-HDB00-prdhana2", "COMPLETED PRD-HDB00-prdhana2",
        "COMPLETED PRD-HDB00",
      ])
  }

  @Test("With database and EC2, a stop goes from the Web Dispatcher down to the instances")
  func stopsEverything() throws {
    var harness = Harness()
    let stop = try harness.stop("ABAP-ECD", with: .dbms, instances: true)
    harness.pass()
    let ended = harness.events(of: stop).filter { $0.hasPrefix("COMPLETED") }.map {
      $0.dropFirst(10)
    }
    #expect(
      ended == [
        "WD1-W14", "WD1-WEBDISP", "ECD-D13-ecdapp2", "ECD-D12-ecdapp1", "ECD-ASCS10-ecdascs",
        "ECD-ABAP", "PRD-HDB00-prdhana2", "PRD-HDB00-prdhana1", "PRD-HDB00", "i-0c1d2e3f405162738",
        "i-0b1c2d3e4f5061728", "i-01a2b3c4d5e6f7081", "i-0f102132435465768", "i-0e1f203142536475a",
        "i-0d1e2f30415263748",
      ])
    #expect(harness.application("ABAP-ECD")?.application.status == .stopped)
    #expect(harness.application("HANA-PRD")?.application.status == .stopped)

    // The start brings all of it up again, in the reverse order.
    let start = try harness.start("ABAP-ECD")
    #expect(harness.application("HANA-PRD")?.application.status == .starting)
    harness.pass()
    let started = harness.events(of: start).filter { $0.hasPrefix("COMPLETED") }
      .map { $0.dropFirst(10) }
    #expect(
      started == [
        "i-0b1c2d3e4f5061728", "i-0c1d2e3f405162738", "i-0d1e2f30415263748", "i-0e1f203142536475a",
        "i-0f102132435465768", "i-01a2b3c4d5e6f7081", "PRD-HDB00-prdhana1", "PRD-HDB00-prdhana2",
        "PRD-HDB00", "ECD-ASCS10-ecdascs", "ECD-D12-ecdapp1", "ECD-D13-ecdapp2", "ECD-ABAP",
        "WD1-W14", "WD1-WEBDISP",
      ])
    #expect(harness.application("ABAP-ECD")?.isRunning == true)
    #expect(harness.application("HANA-PRD")?.isRunning == true)
  }

  @Test("Without further wishes a stop leaves database and EC2 alone")
  func stopsOnlyABAP() throws {
    var harness = Harness()
    let stop = try harness.stop("ABAP-ECD")
    harness.pass()
    #expect(harness.application("HANA-PRD")?.isRunning == true)
    #expect(!harness.events(of: stop).contains { $0.contains("i-0") })
  }

  @Test("Events come one by one as time passes, and components with them")
  func passesTime() throws {
    var harness = Harness()
    let stop = try harness.stop("HANA-PRD")
    #expect(harness.events(of: stop).count == 2)
    harness.pass(WorkLength.databaseStop)
    #expect(harness.component("PRD-HDB00-prdhana2", of: "HANA-PRD")?.status == .stopped)
    #expect(harness.component("PRD-HDB00-prdhana1", of: "HANA-PRD")?.status == .stopping)
    #expect(harness.events(of: stop).count == 4)
    #expect(harness.operation(stop)?.status == .inprogress)
    harness.pass(WorkLength.databaseStop)
    #expect(harness.events(of: stop).count == 5)
    harness.pass(WorkLength.verification)
    #expect(harness.operation(stop)?.status == .success)
    #expect(harness.operation(stop)?.endTime == harness.clock.now())
  }

  @Test("A component that does not start leaves its parent in RUNNING_WITH_ERROR")
  func failsToStart() throws {
    var harness = Harness()
    _ = try harness.stop("HANA-PRD")
    harness.pass()
    harness.failures.components = ["PRD-HDB00-prdhana2": "out of memory"]
    let start = try harness.start("HANA-PRD")
    harness.pass()
    #expect(harness.operation(start)?.status == .error)
    #expect(harness.operation(start)?.statusMessage?.contains("out of memory") == true)
    #expect(harness.component("PRD-HDB00-prdhana1", of: "HANA-PRD")?.status == .running)
    #expect(harness.component("PRD-HDB00-prdhana2", of: "HANA-PRD")?.status == .stopped)
    #expect(harness.component("PRD-HDB00", of: "HANA-PRD")?.status == .runningWithError)
    #expect(harness.application("HANA-PRD")?.application.status == .failed)
    #expect(harness.application("HANA-PRD")?.databases.first?.status == .warning)
    #expect(
      harness.events(of: start).suffix(2) == ["FAILED PRD-HDB00-prdhana2", "FAILED PRD-HDB00"])

    // Without the fault, a start brings up what is down.
    harness.failures.components = [:]
    let again = try harness.start("HANA-PRD")
    harness.pass()
    #expect(!harness.events(of: again).contains { $0.hasSuffix("prdhana1") })
    #expect(harness.application("HANA-PRD")?.isRunning == true)
  }

  @Test("A single node that does not start leaves the system STOPPED, as a refresh finds it")
  func failsToStartSingleNode() throws {
    var landscape = Landscape.singleNode
    landscape.regions[0].applications = [
      LandscapeApplication(id: "ONE", sid: "HDB", status: .stopped)
    ]
    var harness = Harness(landscape)
    harness.failures.components = ["HDB-HDB00-hdbhost": "out of memory"]
    _ = try harness.start("ONE")
    harness.pass()
    let failed = harness.application("ONE")
    #expect(failed?.application.status == .failed)
    #expect(failed?.isStopped == true)
    #expect(failed?.databases.allSatisfy { $0.status == .stopped } == true)
    _ = try harness.refresh("ONE")
    harness.pass()
    #expect(
      harness.application("ONE")?.components.map(\.status) == failed?.components.map(\.status))
    #expect(harness.conflicts { try $0.stop("ONE") })
  }

  @Test("A HANA application stops under a running ABAP application, which keeps its status")
  func stopsUnderABAP() throws {
    var harness = Harness()
    let stop = try harness.stop("HANA-PRD")
    harness.pass()
    #expect(harness.operation(stop)?.status == .success)
    #expect(harness.application("ABAP-ECD")?.isRunning == true)
    #expect(harness.conflicts { try $0.start("ABAP-ECD") })
  }

  @Test("What depends on a component that fails does not start")
  func stopsAtFailure() throws {
    var harness = Harness()
    _ = try harness.stop("ABAP-ECD", with: .dbms)
    harness.pass()
    harness.failures.components = ["PRD-HDB00-prdhana1": "no license"]
    let start = try harness.start("ABAP-ECD")
    harness.pass()
    #expect(harness.operation(start)?.status == .error)
    #expect(harness.application("ABAP-ECD")?.isStopped == true)
    #expect(harness.application("ABAP-ECD")?.application.status == .stopped)
    #expect(harness.application("HANA-PRD")?.application.status == .failed)
    #expect(!harness.events(of: start).contains { $0.contains("ECD") })
  }

  @Test("A component that does not stop, an EC2 instance that does not start")
  func failsOtherwise() throws {
    var harness = Harness()
    harness.failures.components = ["ECD-D12-ecdapp1": "busy"]
    let stop = try harness.stop("ABAP-ECD")
    harness.pass()
    #expect(harness.operation(stop)?.status == .error)
    #expect(harness.component("ECD-D12-ecdapp1", of: "ABAP-ECD")?.status == .running)
    #expect(harness.component("ECD-ABAP", of: "ABAP-ECD")?.status == .runningWithError)

    harness.failures.components = [:]
    _ = try harness.stop("HANA-PRD", instances: true)
    harness.pass()
    harness.failures.components = ["i-0b1c2d3e4f5061728": "no capacity"]
    let start = try harness.start("HANA-PRD")
    harness.pass()
    #expect(harness.events(of: start).last == "FAILED i-0b1c2d3e4f5061728")
    #expect(harness.application("HANA-PRD")?.isStopped == true)
  }

  @Test("A start of what runs and a stop of what is stopped are ConflictExceptions")
  func refusesTwice() throws {
    var harness = Harness()
    #expect(harness.conflicts { try $0.start("HANA-PRD") })
    _ = try harness.stop("HANA-PRD")
    harness.pass()
    #expect(harness.conflicts { try $0.stop("HANA-PRD") })
  }

  @Test("Nothing else may begin while an operation changes the application")
  func refusesWhileBusy() throws {
    var harness = Harness()
    let stop = try harness.stop("ABAP-ECD", with: .dbms)
    for id in ["ABAP-ECD", "HANA-PRD"] {
      #expect(harness.conflicts { try $0.start(id) })
      #expect(harness.conflicts { try $0.stop(id) })
      #expect(harness.conflicts { try $0.refresh(id) })
    }
    let failure = harness.failure { handler in
      try handler.startApplication(StartApplicationInput(applicationId: "HANA-PRD"))
    }
    #expect(failure?.message.contains(stop ?? "-") == true)
  }

  @Test("An unknown application is a ResourceNotFoundException")
  func refusesUnknown() {
    var harness = Harness()
    #expect(
      harness.code { try $0.startApplication(StartApplicationInput(applicationId: "X")) }
        == "ResourceNotFoundException")
    #expect(
      harness.code { try $0.stopApplication(StopApplicationInput(applicationId: "X")) }
        == "ResourceNotFoundException")
  }

  @Test("StopConnectedEntity is refused for HANA and for what is no DBMS")
  func refusesEntity() {
    var harness = Harness()
    for (id, entity) in [("HANA-PRD", "DBMS"), ("ABAP-ECD", "CLUSTER")] {
      let input = StopApplicationInput(
        applicationId: id, stopConnectedEntity: ConnectedEntityType(rawValue: entity))
      #expect(harness.code { try $0.stopApplication(input) } == "ValidationException")
    }
  }

  @Test("A caller who may not control EC2 gets a ValidationException only where EC2 is involved")
  func refusesInstances() throws {
    var harness = Harness()
    harness.mayControlInstances = false
    let withInstances = StopApplicationInput(
      applicationId: "HANA-PRD", includeEc2InstanceShutdown: true)
    #expect(harness.code { try $0.stopApplication(withInstances) } == "ValidationException")
    _ = try harness.stop("HANA-PRD")
    harness.pass()
    _ = try harness.start("HANA-PRD")
    harness.pass()

    harness.mayControlInstances = true
    _ = try harness.stop("HANA-PRD", instances: true)
    harness.pass()
    harness.mayControlInstances = false
    #expect(
      harness.code { try $0.startApplication(StartApplicationInput(applicationId: "HANA-PRD")) }
        == "ValidationException")
  }

  @Test("An application that failed to register cannot start")
  func refusesUnregistered() throws {
    var harness = Harness()
    harness.failures.registration = "no"
    _ = try harness.registerHANA()
    harness.pass()
    #expect(harness.conflicts { try $0.start("HANA") })
    #expect(harness.conflicts { try $0.stop("HANA") })
    #expect(harness.conflicts { try $0.refresh("HANA") })
  }
}
