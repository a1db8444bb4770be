/// A function that endpoint rules can call.
///
/// Source: Smithy 2.0 specification, "Rules engine standard library" and "AWS rules engine
/// library functions".
public enum EndpointFunction: String, Sendable, Hashable, CaseIterable {
  /// Whether two truth values are the same.
  case booleanEquals
  /// The first of its arguments that has a value.
  case coalesce
  /// A member of a record or array, by its path.
  case getAttr
  /// Whether the argument has a value.
  case isSet
  /// Whether a text can be a label of a host name, or several with dots between.
  case isValidHostLabel
  /// One of two values, by a truth value.
  case ite
  /// The opposite of a truth value.
  case not
  /// The parts of a URL.
  case parseURL
  /// The parts of a text between a delimiter.
  case split
  /// Whether two texts are the same.
  case stringEquals
  /// A part of a text of ASCII characters.
  case substring
  /// A text, percent-encoded.
  case uriEncode
  /// The partition that a region is in.
  case partition = "aws.partition"
  /// The parts of an Amazon resource name.
  case parseArn = "aws.parseArn"
  /// Whether the name of a bucket can be part of a host name.
  case isVirtualHostableS3Bucket = "aws.isVirtualHostableS3Bucket"

  /// How many arguments it takes.
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
