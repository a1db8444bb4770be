import Foundation

/// The resident memory of another process, as Linux tells.
enum ServiceMemory {
  /// The process does not exist, or the system does not tell.
  struct Unknown: Error {}

  static func mebibytes(_ process: Int) throws -> String {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
      let kibibytes = line.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
    else { throw Unknown() }
    return String(format: "%.1f MiB", kibibytes / 1024)
  }
}
