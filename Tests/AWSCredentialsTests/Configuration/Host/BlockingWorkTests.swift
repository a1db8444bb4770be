import Dispatch
import Testing

@testable import AWSCredentials

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Work that blocks its thread")
struct BlockingWorkTests {
  @Test("Blocked work leaves the threads of the pool to other tasks", .timeLimit(.minutes(1)))
  func pool() async {
    // More than the pool has threads. If the work ran there, nothing could signal.
    let count = ProcessInfo.processInfo.activeProcessorCount * 2 + 2
    let gate = DispatchSemaphore(value: 0)
    await withTaskGroup { group in
      for _ in 0..<count {
        group.addTask { await BlockingWork.run { gate.wait() } }
      }
      for _ in 0..<count {
        group.addTask {
          await Task.yield()
          gate.signal()
        }
      }
    }
  }

  @Test("The value or the error of the work is returned")
  func outcome() async throws {
    #expect(await BlockingWork.run { 7 } == 7)
    await #expect(throws: FileError.missing("/a")) {
      try await BlockingWork.run { () throws(FileError) in throw .missing("/a") }
    }
  }
}
