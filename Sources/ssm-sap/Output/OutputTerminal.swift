#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The terminal that results are printed on.
struct OutputTerminal {
  /// The width of lines where there is no terminal.
  static let defaultColumns = 80

  let columns: Int
  let hasColors: Bool

  /// The terminal at standard output; `nil` if there is none.
  static var ofStandardOutput: OutputTerminal? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    let variables = ProcessInfo.processInfo.environment
    let isPlain = variables["TERM"] == "dumb" || variables["NO_COLOR"].map { !$0.isEmpty } ?? false
    return OutputTerminal(columns: defaultColumns, hasColors: !isPlain)
  }
}
