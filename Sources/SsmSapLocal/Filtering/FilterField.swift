import AWSShapes
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A property of the items of a list that a filter can name.
struct FilterField<Item>: Sendable {
  /// The kind of the property's values.
  enum Kind: Sendable, Hashable {
    case text
    case time
  }

  /// The name that a filter has. Names are case-sensitive.
  let name: String

  /// The kind of the values.
  let kind: Kind

  /// The operators that a filter may have.
  let operators: [FilterOperator]

  /// Returns the values of an item. A filter matches if one of them does.
  let values: @Sendable (Item) -> [FilterValue]

  /// Creates a field of a text.
  static func text(
    _ name: String, operators: [FilterOperator] = FilterOperator.knownValues,
    _ value: @escaping @Sendable (Item) -> String?
  ) -> FilterField {
    texts(name, operators: operators) { [value($0)].compactMap(\.self) }
  }

  /// Creates a field of several texts.
  static func texts(
    _ name: String, operators: [FilterOperator] = FilterOperator.knownValues,
    _ values: @escaping @Sendable (Item) -> [String]
  ) -> FilterField {
    FilterField(name: name, kind: .text, operators: operators) { values($0).map(FilterValue.text) }
  }

  /// Creates a field of a time.
  static func time(
    _ name: String, _ value: @escaping @Sendable (Item) -> Date?
  ) -> FilterField {
    FilterField(name: name, kind: .time, operators: FilterOperator.knownValues) {
      value($0).map { [.time($0)] } ?? []
    }
  }

  /// Returns the value that a filter's text stands for.
  ///
  /// - Throws: A `ValidationException` if the text is not of the field's kind.
  func value(of text: String) throws(LocalFailure) -> FilterValue {
    switch kind {
    case .text: return .text(text)
    case .time:
      if let date = TimestampFormat.dateTime.date(from: text)
        ?? TimestampFormat.epochSeconds.date(from: text)
      {
        return .time(date)
      }
      throw .validation(
        "the filter \(name) has the value \(text), which is neither an ISO 8601 time nor a number of "
          + "seconds since 1970")
    }
  }
}
