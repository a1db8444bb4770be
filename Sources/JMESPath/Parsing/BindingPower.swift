/// How tightly operators bind: an operator takes what is on its left away from those with less.
///
/// Source: jmespath.org, "JMESPath Specification", "Grammar" and the sections on projections.
enum BindingPower {
  static let none = 0
  static let pipe = 1
  static let or = 2
  static let and = 3
  static let comparison = 5
  static let flatten = 9
  /// Operators with less end a projection.
  static let projection = 10
  static let star = 20
  static let filter = 21
  static let dot = 40
  static let not = 45
  static let bracket = 55
}

extension Token {
  /// The binding power of the token after a complete expression; 0 if none may follow there.
  var bindingPower: Int {
    switch kind {
    case .comparator: BindingPower.comparison
    case .symbol(.pipe): BindingPower.pipe
    case .symbol(.or): BindingPower.or
    case .symbol(.and): BindingPower.and
    case .symbol(.flatten): BindingPower.flatten
    case .symbol(.filter): BindingPower.filter
    case .symbol(.dot): BindingPower.dot
    case .symbol(.openBracket): BindingPower.bracket
    default: BindingPower.none
    }
  }
}
