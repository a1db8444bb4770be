import HTTPTypes
import SsmSapModels
import Synchronization
import Testing

@testable import SsmSapLocal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("State in a store")
struct StateStoreTests {
  private let clock = LocalClock.still

  private func service(_ store: MemoryStore) async throws -> LocalService {
    try await LocalService(clock: clock, store: store)
  }

  @Test("After a restart everything is as before, also what is under way")
  func restarts() async throws {
    let store = MemoryStore()
    let first = try await service(store)
    let stop = try await first.call(
      StopApplication.self, StopApplicationInput(applicationId: "HANA-PRD"))
    _ = try await first.call(RegisterApplication.self, .hana())
    clock.step(by: .seconds(50))
    _ = try await first.call(
      StartApplicationRefresh.self, StartApplicationRefreshInput(applicationId: "ABAP-ECD"))
    let second = try await service(store)
    expectSame(first, second)

    clock.step(by: .seconds(3600))
    expectSame(first, second)
    let operation = try await second.call(
      GetOperation.self, GetOperationInput(operationId: stop.operationId ?? ""))
    #expect(operation.operation?.status == .success)
    // The same ids come next.
    let ids = try await [first, second].asyncMap { service in
      try await service.call(
        StartApplication.self, StartApplicationInput(applicationId: "HANA-PRD")
      ).operationId
    }
    #expect(ids[0] == ids[1] && ids[0] != nil)
  }

  private func expectSame(_ first: LocalService, _ second: LocalService) {
    let overviews = (first.overviews(), second.overviews())
    #expect(overviews.0.count == overviews.1.count)
    for (one, other) in zip(overviews.0, overviews.1) {
      #expect(one.scope == other.scope)
      #expect(one.applications == other.applications)
      #expect(one.components == other.components)
      #expect(one.databases == other.databases)
      #expect(one.operations == other.operations)
      #expect(one.events == other.events)
    }
    #expect(first.landscape() == second.landscape())
  }

  @Test("Only what changed is written")
  func writesChanges() async throws {
    let store = MemoryStore()
    let service = try await service(store)
    #expect(store.commits.count == 1)
    _ = try await service.call(
      StopApplication.self, StopApplicationInput(applicationId: "ABAP-ECD"))
    let keys = store.commits[1].map { change in
      switch change {
      case .put(let record): record.key
      case .remove(let key): "-" + key
      }
    }
    let scope = "123456789012/eu-central-1"
    #expect(keys.count == 3)
    #expect(keys[0] == "service")
    #expect(keys[1] == "\(scope)/application/ABAP-ECD")
    #expect(keys[2].hasPrefix("\(scope)/operation/"))
  }

  @Test("Requests that read, and requests that fail, write nothing")
  func writesNothing() async throws {
    let store = MemoryStore()
    let service = try await service(store)
    _ = try await service.send(ListApplications.self, ListApplicationsInput())
    let failed = try await service.send(
      StartApplication.self, StartApplicationInput(applicationId: "HANA-PRD"))
    #expect(failed.code == "ConflictException")
    #expect(store.commits.count == 1)
  }

  @Test("A store that fails makes the request fail, and nothing changes")
  func rollsBack() async throws {
    let store = MemoryStore { number throws(LocalStoreError) in
      if number == 1 { throw LocalStoreError("the disk is full") }
    }
    let service = try await service(store)
    let before = service.landscape()
    let records = store.records
    let input = StopApplicationInput(applicationId: "HANA-PRD")
    let failed = try await service.send(StopApplication.self, input)
    #expect(failed.head.status.code == 500)
    #expect(failed.code == "InternalServerException")
    #expect(failed.text.contains("the disk is full"))
    #expect(service.landscape() == before)
    #expect(store.records == records)
    // The same request then succeeds.
    let again = try await service.send(StopApplication.self, input)
    #expect(again.head.status.code == 200)
    let restarted = try await self.service(store)
    expectSame(service, restarted)
  }

  @Test("Changes happen one after another; reads do not wait for them, and see nothing uncommitted")
  func serializes() async throws {
    let gate = Gate()
    let store = MemoryStore { number throws(LocalStoreError) in
      if number > 0 { await gate.wait() }
    }
    let service = try await service(store)
    async let first = service.send(
      StopApplication.self, StopApplicationInput(applicationId: "HANA-PRD"))
    async let second = service.send(
      StopApplication.self, StopApplicationInput(applicationId: "ABAP-ECD"))
    await gate.waitUntilWaiting()
    let seen = try await service.call(
      GetApplication.self, GetApplicationInput(applicationId: "HANA-PRD"))
    #expect(seen.application?.status == .activated)
    gate.open()
    #expect(try await first.head.status.code == 200)
    #expect(try await second.head.status.code == 200)
    #expect(store.mostActive == 1)
    let after = try await service.call(
      GetApplication.self, GetApplicationInput(applicationId: "HANA-PRD"))
    #expect(after.application?.status == .stopping)
  }

  @Test("What came with time is written with the next change, also if a reader saw it before")
  func writesWhatCameWithTime() async throws {
    let store = MemoryStore()
    let first = try await service(store)
    _ = try await first.call(
      DeregisterApplication.self, DeregisterApplicationInput(applicationId: "ABAP-ECD"))
    _ = try await first.call(
      StopApplication.self,
      StopApplicationInput(applicationId: "HANA-PRD", includeEc2InstanceShutdown: true))
    clock.step(by: .seconds(3600))
    _ = first.overviews()
    _ = try await first.call(RegisterApplication.self, .hana())
    let tags = store.records["123456789012/eu-central-1/tags"] ?? []
    #expect(!String(decoding: tags, as: UTF8.self).contains("ABAP-ECD"))

    let second = try await service(store)
    expectSame(first, second)
    _ = try await second.call(
      StartApplication.self, StartApplicationInput(applicationId: "HANA-PRD"))
    clock.step(by: .seconds(3600))
    let started = try await second.call(
      GetApplication.self, GetApplicationInput(applicationId: "HANA-PRD"))
    #expect(started.application?.status == .activated)
  }

  @Test("A change is stored to its end, also if the task of its request is cancelled")
  func storesCancelledRequests() async throws {
    let gate = Gate()
    let store = MemoryStore { number throws(LocalStoreError) in
      guard number > 0 else { return }
      await gate.wait()
      if Task.isCancelled { throw LocalStoreError("cancelled") }
    }
    let service = try await service(store)
    let stop = Task {
      try await service.send(
        StopApplication.self, StopApplicationInput(applicationId: "HANA-PRD"))
    }
    await gate.waitUntilWaiting()
    stop.cancel()
    gate.open()
    #expect(try await stop.value.head.status.code == 200)
    let restarted = try await self.service(store)
    expectSame(service, restarted)
    #expect(service.overviews()[0].applications.contains { $0.status == .stopping })
  }

  @Test("A reset and a new landscape replace the records")
  func replaces() async throws {
    let store = MemoryStore()
    let service = try await service(store)
    let records = store.records
    _ = try await service.call(RegisterApplication.self, .hana())
    try await service.reset()
    #expect(store.records == records)

    try await service.seed(.singleNode)
    #expect(!store.records.keys.contains { $0.contains("/application/") })
    let restarted = try await self.service(store)
    #expect(restarted.landscape() == service.landscape())
  }

  @Test("A store that has something else is refused with the key")
  func refusesOtherRecords() async {
    for (key, value) in [("x", "{}"), ("1/r/application/A", "{}"), ("service", "no JSON")] {
      let store = MemoryStore()
      store.put(key, value)
      await #expect { _ = try await service(store) } throws: { error in
        (error as? LocalStoreError)?.description.contains(key) ?? false
      }
    }
  }
}

extension Array {
  fileprivate func asyncMap<Value>(
    _ transform: (Element) async throws -> Value
  ) async rethrows -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}

/// A gate at which tasks wait until it opens.
private final class Gate: Sendable {
  private struct State {
    var isOpen = false
    var waiting: [CheckedContinuation<Void, Never>] = []
    var observers: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  func wait() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let resumed = state.withLock { state -> [CheckedContinuation<Void, Never>] in
        guard !state.isOpen else { return [continuation] }
        state.waiting.append(continuation)
        defer { state.observers = [] }
        return state.observers
      }
      for continuation in resumed { continuation.resume() }
    }
  }

  /// Waits until a task waits at the gate.
  func waitUntilWaiting() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let isWaiting = state.withLock { state in
        guard state.waiting.isEmpty else { return true }
        state.observers.append(continuation)
        return false
      }
      if isWaiting { continuation.resume() }
    }
  }

  func open() {
    let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      state.isOpen = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}
