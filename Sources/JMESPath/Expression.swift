/// A JMESPath expression.
///
/// Source: jmespath.org, "JMESPath Specification".
package indirect enum Expression: Sendable, Hashable {
  /// The value that the expression is evaluated on: `@`, or nothing at all.
  case current
  /// A member of an object: `name`.
  case field(String)
  /// An element of an array, counted from the end if negative: `[0]`.
  case index(Int)
  /// Some elements of an array: `[0:10:2]`.
  case slice(Slice)
  /// A JSON value or a raw string: `` `1` ``, `'text'`.
  case literal(JSONValue)
  /// The second expression evaluated on the result of the first: `a.b`, `a[0]`.
  case subexpression(Expression, Expression)
  /// As a subexpression, but projections of the first end here: `a | b`.
  case pipe(Expression, Expression)
  /// An array whose elements that are arrays are replaced by their elements: `a[]`.
  case flatten(Expression)
  /// The second expression evaluated on each element or value of the first: `a[*].b`, `a.*.b`.
  case projection(ProjectionSource, Expression, Expression)
  /// As a projection, for elements that satisfy a condition only: `a[?condition].b`.
  case filter(Expression, condition: Expression, Expression)
  /// `a || b`.
  case or(Expression, Expression)
  /// `a && b`.
  case and(Expression, Expression)
  /// `!a`.
  case not(Expression)
  /// `a == b` and the like.
  case comparison(Expression, Comparator, Expression)
  /// `[a, b]`.
  case multiSelectList([Expression])
  /// `{name: a, other: b}`.
  case multiSelectHash([Entry])
  /// `length(a)`.
  case call(Function, [Expression])
  /// An argument that a function evaluates itself: `&a`.
  case reference(Expression)
}

extension Expression {
  /// What a projection takes from its source.
  package enum ProjectionSource: Sendable, Hashable {
    /// The elements of an array.
    case elements
    /// The values of an object.
    case values
  }

  /// The bounds and the step of a slice, each optional.
  package struct Slice: Sendable, Hashable {
    package var start: Int?
    package var stop: Int?
    /// Never zero.
    package var step: Int?
  }

  /// A comparison of two values.
  package enum Comparator: String, Sendable, Hashable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// A name and its expression in a multi-select hash.
  package struct Entry: Sendable, Hashable {
    package var name: String
    package var value: Expression
  }
}

extension Expression {
  /// Parses an expression.
  ///
  /// Unknown functions and wrong numbers of arguments are found here, before there is a document.
  ///
  /// - Throws: ``JMESPathError`` with a column.
  package init(parsing text: String) throws(JMESPathError) {
    self = try Parser.parse(text)
  }

  /// Evaluates the expression on a document.
  ///
  /// - Throws: ``JMESPathError`` if a function does not accept a value of the document.
  package func search(_ document: JSONValue) throws(JMESPathError) -> JSONValue {
    try Evaluation.value(of: self, on: document)
  }
}
