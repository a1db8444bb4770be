extension Duration {
  /// Whole milliseconds, rounded up, from 1 to the most that libcurl takes.
  ///
  /// Never 0, which means "no limit" to libcurl: no time left is 1 millisecond.
  var curlMilliseconds: Int {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return 1 }

    // Below this there is no overflow, and above it there is no libcurl that takes the result.
    let longest = Int64(Int32.max)
    guard seconds < longest / 1000 else { return Int(longest) }

    let attosecondsPerMillisecond: Int64 = 1_000_000_000_000_000
    let fraction = (attoseconds + attosecondsPerMillisecond - 1) / attosecondsPerMillisecond
    return Int(max(1, seconds * 1000 + fraction))
  }
}

extension Duration {
  /// Whole seconds, rounded up, from 1 to the most that libcurl takes.
  var curlSeconds: Int {
    let millisecondsPerSecond = 1000
    return (curlMilliseconds + millisecondsPerSecond - 1) / millisecondsPerSecond
  }
}
