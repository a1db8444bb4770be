import NIOCore
import Synchronization

/// The connections of a server.
final class OpenConnections: Sendable {
  private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

  /// Adds a connection until it is closed.
  func add(_ channel: any Channel) {
    let id = ObjectIdentifier(channel)
    channels.withLock { $0[id] = channel }
    channel.closeFuture.whenComplete { [self] _ in channels.withLock { $0[id] = nil } }
  }

  /// Closes idle connections at once, others after their response, and all of them after the timeout.
  func close(within timeout: Duration) async {
    let open = channels.withLock { Array($0.values) }
    await withTaskGroup(of: Void.self) { group in
      for channel in open {
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        group.addTask { try? await channel.closeFuture.get() }
      }
      group.addTask {
        try? await Task.sleep(for: timeout)
        for channel in open { channel.close(promise: nil) }
      }
      for _ in open { await group.next() }
      group.cancelAll()
    }
  }
}
