import AWSRuntime
import Synchronization

/// Fails the first time, and counts how often it is asked.
final class CountingRegion: RegionProvider {
  private let asked = Mutex(0)

  var count: Int { asked.withLock { $0 } }

  func region() async throws(RegionError) -> String {
    let isFirst = asked.withLock { asked in
      asked += 1
      return asked == 1
    }
    if isFirst { throw RegionError("not yet") }
    return "eu-west-1"
  }
}
