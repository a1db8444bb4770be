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

  /// Creates an empty cache.
  public init() {}

  /// How many keys the cache holds now.
  public var count: Int { state.withLock { $0.keys.count } }

  private struct State {
    /// The keys, with those used last near the front.
    var keys: [SigningKey] = []
    /// Keys of SigV4a, with the newest last.
    var asymmetricKeys: [AsymmetricKey] = []
    /// Buffers to write requests into, kept because making them costs as much as filling them.
    /// The places of those in use hold empty ones.
    var buffers = [SigningBuffer](repeating: SigningBuffer(), count: keptBufferCount)

    mutating func key(day: Int, context: borrowing SigningContext) -> SigningKey? {
      for index in keys.indices where keys[index].matches(day: day, context: context) {
        let key = keys[index]
        if index > 0 { keys.swapAt(index, index - 1) }
        return key
      }
      return nil
    }
  }

  /// A buffer larger than this is not kept: one huge request must not hold memory for good.
  private static let keptBufferByteCount = 65_536
  private static let keptBufferCount = 8
  private static let asymmetricKeyCapacity = 16

  /// The key for the context, if it is known, and a buffer to work in.
  func checkOut(
    day: Int, context: borrowing SigningContext, buffer: inout SigningBuffer
  ) -> SigningKey? {
    state.withLock { state in
      // Swapping moves a buffer; taking it out of the array would copy all it holds.
      if let index = state.buffers.firstIndex(where: { $0.byteCount > 0 }) {
        swap(&state.buffers[index], &buffer)
      }
      return state.key(day: day, context: context)
    }
  }

  /// Takes a buffer back.
  func checkIn(_ buffer: inout SigningBuffer) {
    guard buffer.byteCount <= Self.keptBufferByteCount else { return }
    state.withLock { state in
      if let index = state.buffers.firstIndex(where: { $0.byteCount == 0 }) {
        swap(&state.buffers[index], &buffer)
      }
    }
  }

  func insert(_ key: SigningKey) {
    state.withLock { state in
      if state.keys.first?.day != key.day { state.keys.removeAll(keepingCapacity: true) }
      if state.keys.count >= Self.capacity { state.keys.removeLast() }
      state.keys.insert(key, at: 0)
    }
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
