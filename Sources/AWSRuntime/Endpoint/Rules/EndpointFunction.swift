/// The functions of the rules engine.
///
/// Source: Smithy 2.0 specification, "Rules engine standard library" and "AWS rules engine
/// library functions".
public enum EndpointFunction: String, Sendable, Hashable, CaseIterable {
  /// Whether two Boolean values are equal.
  case booleanEquals
  /// The first argument that has a value.
  case coalesce
  /// A member of a record or an array, by its path.
  case getAttr
  /// Whether the argument has a value.
  case isSet
  /// Whether a string is a valid host label, or several separated by dots.
  case isValidHostLabel
  /// One of two values, chosen by a Boolean value.
  case ite
  /// The negation of a Boolean value.
  case not
  /// The parts of a URL.
  case parseURL
  /// The parts of a string between delimiters.
  case split
  /// Whether two strings are equal.
  case stringEquals
  /// A substring of an ASCII string.
  case substring
  /// A percent-encoded string.
  case uriEncode
  /// The partition of a region.
  case partition = "aws.partition"
  /// The parts of an Amazon resource name.
  case parseArn = "aws.parseArn"
  /// Whether a bucket's name can be part of a host name.
  case isVirtualHostableS3Bucket = "aws.isVirtualHostableS3Bucket"

  /// The number of arguments.
  var arity: ClosedRange<Int> {
    switch self {
    case .isSet, .not, .parseURL, .uriEncode, .partition, .parseArn: 1...1
    case .booleanEquals, .getAttr, .isValidHostLabel, .stringEquals, .isVirtualHostableS3Bucket:
      2...2
    case .ite, .split: 3...3
    case .substring: 4...4
    case .coalesce: 2...Int.max
    }
  }
}
