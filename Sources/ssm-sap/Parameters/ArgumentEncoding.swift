#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds arguments of the process that are not UTF-8.
///
/// Swift replaces their bytes, so that an id would silently become another one.
enum ArgumentEncoding {
  /// The number of the first argument that is not UTF-8, counted from 1; `nil` if all are.
  ///
  /// - Parameters:
  ///   - arguments: The arguments as Swift has them, with the name of the program.
  ///   - raw: Returns the bytes of all arguments, each ended by a zero; `nil` if they are unknown.
  static func firstInvalid(
    among arguments: [String] = CommandLine.arguments, raw: () -> Data? = rawArguments
  ) -> Int? {
    let suspects = arguments.indices.dropFirst().filter {
      arguments[$0].unicodeScalars.contains("\u{fffd}")
    }
    guard let first = suspects.first else { return nil }
    // Without the bytes nothing tells a replaced byte from the character that stands for it.
    guard let bytes = raw() else { return first }
    let words = bytes.split(separator: 0, omittingEmptySubsequences: false)
    return suspects.first { index in
      index >= words.count || String(validating: words[index], as: UTF8.self) == nil
    }
  }

  /// The arguments of the process as the system keeps them. Linux has them, macOS has not.
  private static func rawArguments() -> Data? {
    try? Data(contentsOf: URL(fileURLWithPath: "/proc/self/cmdline"))
  }
}
