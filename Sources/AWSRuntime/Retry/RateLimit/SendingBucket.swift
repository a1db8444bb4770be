/// A token bucket: each request takes a token, and tokens come back at a rate.
struct SendingBucket {
  private static let lowestRate = 0.5
  private static let smallestCapacity = 1.0

  /// Tokens a second.
  private(set) var rate = 1.0
  private var capacity = SendingBucket.smallestCapacity
  /// Below zero when tokens are taken that are still to come.
  private var tokens = 0.0
  private var lastFill: Double?

  /// Takes a token and returns the seconds until it is there.
  mutating func take(at now: Double) -> Double {
    fill(at: now)
    tokens -= 1
    return tokens < 0 ? -tokens / rate : 0
  }

  /// Changes the rate from now on.
  mutating func setRate(_ value: Double, at now: Double) {
    fill(at: now)
    rate = max(value, Self.lowestRate)
    capacity = max(value, Self.smallestCapacity)
    tokens = min(tokens, capacity)
  }

  private mutating func fill(at now: Double) {
    if let lastFill { tokens = min(capacity, tokens + (now - lastFill) * rate) }
    lastFill = now
  }
}
