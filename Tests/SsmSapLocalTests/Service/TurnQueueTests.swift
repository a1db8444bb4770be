import Synchronization
import Testing

@testable import SsmSapLocal

@Suite("Queue of turns")
struct TurnQueueTests {
  private final class Counts: Sendable {
    private let counts = Mutex((active: 0, mostActive: 0, ended: 0))

    var mostActive: Int { counts.withLock { $0.mostActive } }
    var ended: Int { counts.withLock { $0.ended } }

    func begin() {
      counts.withLock {
        $0.active += 1
        $0.mostActive = max($0.mostActive, $0.active)
      }
    }

    func end() {
      counts.withLock {
        $0.active -= 1
        $0.ended += 1
      }
    }
  }

  @Test("Turns never overlap, and everyone has one")
  func takesTurns() async {
    let queue = TurnQueue()
    let counts = Counts()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<200 {
        group.addTask {
          await queue.begin()
          counts.begin()
          await Task.yield()
          counts.end()
          queue.end()
        }
      }
    }
    #expect(counts.mostActive == 1)
    #expect(counts.ended == 200)
  }
}
