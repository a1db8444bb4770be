import Foundation

/// What this process has of the system's, as Linux tells.
struct Resources: CustomStringConvertible {
  let descriptors = Self.count("/proc/self/fd")
  let threads = Self.count("/proc/self/task")
  /// Resident memory.
  let kibibytes = Self.residentKibibytes()

  var description: String { "\(descriptors) descriptors, \(threads) threads, \(kibibytes) KiB" }

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
