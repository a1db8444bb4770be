/// A JMESPath expression as a Swift expression with its type.
struct TypedExpression: Sendable {
  var text: String
  var type: ValueType
  /// Whether the value may be `nil`.
  var isOptional = false
  /// Whether the last part of the text is optional, so that a member of it needs a question mark. In
  /// `a?.b`, the value may be `nil` although `b` is not optional.
  var endsOptional = false
  var isSensitive = false

  /// What stands between the expression and a member of it.
  var mark: String { endsOptional ? "?" : "" }

  /// Returns a member of the value.
  func appending(_ member: String, _ type: ValueType, isOptional optional: Bool = false) -> Self {
    TypedExpression(
      text: "\(text)\(mark).\(member)", type: type, isOptional: isOptional || optional,
      endsOptional: optional, isSensitive: isSensitive)
  }

  /// Returns another value made of this one, complete in itself.
  func replacing(_ text: String, _ type: ValueType, isOptional: Bool = false) -> Self {
    TypedExpression(
      text: text, type: type, isOptional: isOptional, endsOptional: isOptional,
      isSensitive: isSensitive)
  }

  /// The value as a string or a list of strings, where it is an enum's or a list of them.
  var withRawValues: TypedExpression {
    switch type {
    case .stringEnum: appending("rawValue", .string)
    case .list(.stringEnum, isSparse: false):
      appending("map { $0.rawValue }", .list(.string, isSparse: false))
    default: self
    }
  }
}
