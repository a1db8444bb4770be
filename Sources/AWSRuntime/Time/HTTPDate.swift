import AWSShapes

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// The date format of HTTP header fields, for modules without AWSShapes.
package enum HTTPDate {
  /// Returns the date; `nil` if the text is malformed.
  package static func parse(_ text: String) -> Date? {
    TimestampFormat.httpDate.date(from: text)
  }
}
