internal import Synchronization

/// Keeps derived signing keys, so that a key is derived once per credential, day, region and
/// service and not at each request.
///
/// A cache holds a bounded number of keys, all of one day: the first use of another day drops
/// them. (Keys of SigV4a do not depend on the day; of those it holds a few.) It knows credentials
/// by a keyed fingerprint, never by the secret. It can be shared by any number of signers,
/// verifiers and threads.
public final class SigningKeyCache: Sendable {
  /// How many keys a cache holds at most; the ones used longest ago go first.
  public static let capacity = 64

  private let state = Mutex(State())
  let lanes = SigningLanes()

  /// Creates an empty cache.
  public init() {}

  /// How many keys the cache holds now.
  public var count: Int { state.withLock { $0.keys.count } }

  private struct State {
    /// The keys, with those used last near the front.
    var keys: [SigningKey] = []
    /// Keys of SigV4a, with the newest last.
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

  /// The key for the context, if it is known.
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
