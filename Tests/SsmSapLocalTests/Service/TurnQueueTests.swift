import Synchronization
import Testing

@testable import SsmSapLocal

@Suite("Queue of turns")
struct TurnQueueTests {
  @Test("Turns never overlap, and everyone has one")
  func takesTurns() async {
    let queue = TurnQueue()
    let counts = Mutex((active: 0, mostActive: 0, ended: 0))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<200 {
        group.addTask {
          await queue.begin()
          counts.withLock {
            $0.active += 1
            $0.mostActive = max($0.mostActive, $0.active)
          }
          await Task.yield()
          counts.withLock {
            $0.active -= 1
            $0.ended += 1
          }
          queue.end()
        }
      }
    }
    #expect(counts.withLock { $0.mostActive } == 1)
    #expect(counts.withLock { $0.ended } == 200)
  }
}
