#if os(Linux)
  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif
#else
  import Subprocess
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ends a process of this program together with its descendants.
///
/// Descendants are found by their parents. On Linux they are also found by a mark in their
/// environment, which a descendant keeps whose own parent has ended.
enum ProcessTree {
  /// An environment variable that only the descendants of one process have.
  struct Mark: Sendable {
    static let variable = "AWS_CREDENTIAL_PROCESS_RUN"
    let value: String

    init(_ value: String) {
      self.value = value
    }

    /// The variable as it appears in a process's environment.
    var bytes: [UInt8] { Array("\(Self.variable)=\(value)".utf8) }
  }

  fileprivate struct Entry {
    let identifier: Int32
    let parent: Int32
    var isMarked = false
  }

  /// Enough to end processes that were started while the others were being ended.
  private static let mostRounds = 10

  /// Sends SIGKILL to a child of this process and to all of its descendants.
  static func kill(_ child: Int32?, _ mark: Mark) async {
    for _ in 0..<mostRounds {
      let found = descendants(of: child, in: await table(mark))
      guard !found.isEmpty else { return }
      for identifier in found { signal(identifier) }
    }
  }

  private static func descendants(of child: Int32?, in table: [Entry]) -> Set<Int32> {
    // The identifier of a child that has ended may belong to a foreign process by now.
    let program = getpid()
    var found = Set(
      table.filter { $0.isMarked || ($0.identifier == child && $0.parent == program) }
        .map(\.identifier))
    while true {
      let more = table.filter { found.contains($0.parent) && !found.contains($0.identifier) }
      guard !more.isEmpty else { return found }
      found.formUnion(more.map(\.identifier))
    }
  }

  /// `kill` of the C library, which has the name of the function above.
  private static func signal(_ identifier: Int32) {
    #if canImport(Glibc)
      _ = Glibc.kill(identifier, SIGKILL)
    #elseif canImport(Musl)
      _ = Musl.kill(identifier, SIGKILL)
    #elseif canImport(Darwin)
      _ = Darwin.kill(identifier, SIGKILL)
    #endif
  }
}

// MARK: The machine's processes

#if os(Linux)
  extension ProcessTree {
    private static let folder = "/proc"

    /// The processes that have not ended.
    private static func table(_ mark: Mark) async -> [Entry] {
      await BlockingWork.run {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let wanted = mark.bytes
        return names.compactMap { Int32($0) }.compactMap { entry(of: $0, wanted) }
      }
    }

    private static func entry(of identifier: Int32, _ mark: [UInt8]) -> Entry? {
      // "PID (NAME) STATE PARENT ..."; the name may contain brackets and blanks.
      let status = read("\(folder)/\(identifier)/stat")
      guard let end = status.lastIndex(of: UInt8(ascii: ")")) else { return nil }
      let fields = status[end...].dropFirst().split(separator: UInt8(ascii: " "))
      guard fields.count >= 2, let state = fields[0].first,
        let parent = Int32(String(decoding: fields[1], as: UTF8.self))
      else { return nil }
      let hasEnded = state == UInt8(ascii: "Z") || state == UInt8(ascii: "X")
      guard !hasEnded else { return nil }
      let isMarked = read("\(folder)/\(identifier)/environ").split(separator: 0)
        .contains { $0.elementsEqual(mark) }
      return Entry(identifier: identifier, parent: parent, isMarked: isMarked)
    }

    /// The bytes of a file, or none if the process has ended or belongs to another user.
    private static func read(_ path: String) -> [UInt8] {
      (try? Data(contentsOf: URL(fileURLWithPath: path))).map { [UInt8]($0) } ?? []
    }
  }
#else
  extension ProcessTree {
    /// The processes that have not ended, which `ps` lists on every other Unix.
    private static func table(_ mark: Mark) async -> [Entry] {
      let result = try? await Subprocess.run(
        .path("/bin/ps"), arguments: ["-A", "-o", "pid=,ppid=,stat="],
        output: .string(limit: 1 << 20))
      let lines = (result?.standardOutput ?? "").split(separator: "\n")
      return lines.compactMap { line in
        let fields = line.split(separator: " ")
        guard fields.count == 3, let identifier = Int32(fields[0]), let parent = Int32(fields[1]),
          !fields[2].hasPrefix("Z")
        else { return nil }
        return Entry(identifier: identifier, parent: parent)
      }
    }
  }
#endif
