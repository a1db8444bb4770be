/// The reason why an expression cannot be parsed or evaluated.
package struct JMESPathError: Error, Hashable, CustomStringConvertible {
  /// What is wrong.
  package let message: String

  /// Where in the expression, in Unicode scalars, counted from 1; `nil` for an error that depends on
  /// the document.
  package let column: Int?

  init(_ message: String, column: Int? = nil) {
    self.message = message
    self.column = column
  }

  package var description: String {
    column.map { "\(message) at column \($0)" } ?? message
  }
}
