import Foundation

/// What this process has of the system's, as Linux tells.
struct Resources: CustomStringConvertible {
  let descriptors = Self.count("/proc/self/fd")
  let threads = Self.count("/proc/self/task")
  /// Resident memory.
  let kibibytes = Self.residentKibibytes()

  var description: String { "\(descriptors) descriptors, \(threads) threads, \(kibibytes) KiB" }

  /// Whether there are no more descriptors and threads than there were then.
  func isWithin(_ other: Resources) -> Bool {
    descriptors <= other.descriptors && threads <= other.threads
  }

  /// Those that meet a condition, or the last ones after ten seconds: a thread that has done all it
  /// does is counted until the kernel has taken it down, and a worker of libdispatch, which starts
  /// one more when one is blocked, waits five seconds for something to do.
  static func settled(_ condition: @Sendable (Resources) -> Bool) async -> Resources {
    for _ in 0..<1000 {
      let resources = Resources()
      if condition(resources) { return resources }
      try? await Task.sleep(for: .milliseconds(10))
    }
    return Resources()
  }

  private static func count(_ directory: String) -> Int {
    (try? FileManager.default.contentsOfDirectory(atPath: directory).count) ?? 0
  }

  private static func residentKibibytes() -> Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") })
    else { return 0 }
    return line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }
}
