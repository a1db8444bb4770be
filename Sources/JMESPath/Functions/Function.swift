/// A function of JMESPath.
///
/// Source: jmespath.org, "JMESPath Specification", "Built-in Functions".
package enum Function: String, Sendable, Hashable, CaseIterable {
  case abs
  case avg
  case ceil
  case contains
  case endsWith = "ends_with"
  case floor
  case join
  case keys
  case length
  case map
  case max
  case maxBy = "max_by"
  case merge
  case min
  case minBy = "min_by"
  case notNull = "not_null"
  case reverse
  case sort
  case sortBy = "sort_by"
  case startsWith = "starts_with"
  case sum
  case toArray = "to_array"
  case toNumber = "to_number"
  case toString = "to_string"
  case type
  case values
}

extension Function {
  /// The types of the arguments.
  var parameters: [Parameter] {
    switch self {
    case .abs, .ceil, .floor: [.number]
    case .avg, .sum: [.numbers]
    case .contains: [.arrayOrString, .any]
    case .endsWith, .startsWith: [.string, .string]
    case .join: [.string, .strings]
    case .keys, .merge, .values: [.object]
    case .length: [.arrayObjectOrString]
    case .map: [.expression, .array]
    case .max, .min, .sort: [.numbersOrStrings]
    case .maxBy, .minBy, .sortBy: [.array, .expression]
    case .notNull, .toArray, .toNumber, .toString, .type: [.any]
    case .reverse: [.arrayOrString]
    }
  }

  /// Whether there may be more arguments than parameters.
  var isVariadic: Bool { self == .merge || self == .notNull }
}
