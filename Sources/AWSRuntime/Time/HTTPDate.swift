import AWSShapes

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// The date of an HTTP header, for modules that know no shapes.
package enum HTTPDate {
  /// Nil for a text that is no such date.
  package static func parse(_ text: String) -> Date? {
    TimestampFormat.httpDate.date(from: text)
  }
}
