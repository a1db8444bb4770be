import ArgumentParser
import SsmSap

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A time on the command line, in whole seconds of UTC.
struct SigningDate: ExpressibleByArgument {
  let date: Date

  /// Reads `20260131T083000Z` or `2026-01-31T08:30:00Z`.
  init?(argument: String) {
    let basic = argument.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":") }
    guard let timestamp = SigningTimestamp(text: String(decoding: basic, as: UTF8.self)) else {
      return nil
    }
    date = timestamp.date
  }
}
