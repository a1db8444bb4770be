/// The smoothed number of requests sent a second.
struct MeasuredRate {
  /// The weight of the newest measurement.
  private static let smoothing = 0.8

  /// The number of measurements a second.
  private static let bucketsPerSecond = 2.0

  private var rate = 0.0
  private var count = 0.0
  private var lastBucket: Double

  init(now: Double) {
    lastBucket = now.rounded(.down)
  }

  /// Counts one request and returns the rate.
  mutating func record(at now: Double) -> Double {
    let bucket = (now * Self.bucketsPerSecond).rounded(.down) / Self.bucketsPerSecond
    count += 1
    guard bucket > lastBucket else { return rate }
    rate = count / (bucket - lastBucket) * Self.smoothing + rate * (1 - Self.smoothing)
    count = 0
    lastBucket = bucket
    return rate
  }
}
