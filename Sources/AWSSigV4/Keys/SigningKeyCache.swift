internal import Synchronization

/// A cache of derived signing keys.
///
/// With a cache, a key is derived once per access key, day, region and service and not for each
/// request. A cache holds a bounded number of keys, all of one day: the first use on another day
/// removes them. It also holds a few keys of SigV4a, which do not depend on the day. It identifies
/// credentials by a keyed fingerprint and not by the secret. Any number of signers, verifiers and
/// threads can share a cache.
public final class SigningKeyCache: Sendable {
  /// The maximum number of keys. Beyond it, the least recently used ones are removed first.
  public static let capacity = 64

  private let state = Mutex(State())
  let lanes = SigningLanes()

  /// Creates an empty cache.
  public init() {}

  /// The number of keys in the cache.
  public var count: Int { state.withLock { $0.keys.count } }

  private struct State {
    /// The keys, with the most recently used ones near the front.
    var keys: [SigningKey] = []
    /// The keys of SigV4a, the newest last.
    var asymmetricKeys: [AsymmetricKey] = []

    mutating func key(day: Int, context: borrowing SigningContext) -> SigningKey? {
      for index in keys.indices where keys[index].matches(day: day, context: context) {
        let key = keys[index]
        if index > 0 { keys.swapAt(index, index - 1) }
        return key
      }
      return nil
    }
  }

  private static let asymmetricKeyCapacity = 16

  /// The cached key for the context.
  func key(day: Int, context: borrowing SigningContext) -> SigningKey? {
    state.withLock { $0.key(day: day, context: context) }
  }

  func insert(_ key: SigningKey) {
    let isAnotherDay = state.withLock { state in
      let isAnotherDay = state.keys.first.map { $0.day != key.day } ?? false
      if isAnotherDay { state.keys.removeAll(keepingCapacity: true) }
      if state.keys.count >= Self.capacity { state.keys.removeLast() }
      state.keys.insert(key, at: 0)
      return isAnotherDay
    }
    if isAnotherDay { lanes.dropKeys(exceptOfDay: key.day) }
  }

  func asymmetricKey(_ fingerprint: CredentialsFingerprint) -> AsymmetricKey? {
    state.withLock { state in
      state.asymmetricKeys.first { $0.fingerprint == fingerprint }
    }
  }

  func insert(_ key: AsymmetricKey) {
    state.withLock { state in
      if state.asymmetricKeys.count >= Self.asymmetricKeyCapacity {
        state.asymmetricKeys.removeFirst()
      }
      state.asymmetricKeys.append(key)
    }
  }
}
