/// A token bucket: each request takes a token, and the bucket refills at a rate.
struct SendingBucket {
  private static let lowestRate = 0.5
  private static let smallestCapacity = 1.0

  /// Tokens a second.
  private(set) var rate = 1.0
  private var capacity = SendingBucket.smallestCapacity
  /// Negative while requests have reserved future tokens.
  private var tokens = 0.0
  private var lastFill: Double?

  /// Takes a token and returns the seconds until it is available.
  mutating func take(at now: Double) -> Double {
    fill(at: now)
    tokens -= 1
    return tokens < 0 ? -tokens / rate : 0
  }

  /// Sets the rate from now on.
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
