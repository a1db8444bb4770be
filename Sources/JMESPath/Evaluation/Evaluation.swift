/// Evaluates expressions.
enum Evaluation {
  static func value(
    of expression: Expression, on current: JSONValue
  ) throws(JMESPathError) -> JSONValue {
    switch expression {
    case .current: current
    case .field(let name): current[name] ?? .null
    case .index(let index): element(index, of: current)
    case .slice(let slice): Slicing.elements(slice, of: current)
    case .literal(let value): value
    case .subexpression(let left, let right), .pipe(let left, let right):
      try value(of: right, on: value(of: left, on: current))
    case .flatten(let source): flatten(try value(of: source, on: current))
    case .projection(let kind, let source, let right):
      try project(kind, value(of: source, on: current), right)
    case .filter(let source, let condition, let right):
      try filter(value(of: source, on: current), condition, right)
    case .or(let left, let right): try either(left, right, current)
    case .and(let left, let right): try both(left, right, current)
    case .not(let operand): .bool(!(try value(of: operand, on: current).isTrue))
    case .comparison(let left, let comparator, let right):
      comparator.compare(try value(of: left, on: current), try value(of: right, on: current))
    case .multiSelectList(let elements): try list(elements, current)
    case .multiSelectHash(let entries): try hash(entries, current)
    case .call(let function, let arguments): try function.call(arguments, on: current)
    // The parser accepts these only as arguments, which their functions evaluate.
    case .reference(let referenced): try value(of: referenced, on: current)
    }
  }

  private static func element(_ index: Int, of value: JSONValue) -> JSONValue {
    guard case .array(let elements) = value else { return .null }
    let place = index < 0 ? index + elements.count : index
    return elements.indices.contains(place) ? elements[place] : .null
  }

  private static func flatten(_ value: JSONValue) -> JSONValue {
    guard case .array(let elements) = value else { return .null }
    var flattened: [JSONValue] = []
    for element in elements {
      if case .array(let inner) = element { flattened += inner } else { flattened.append(element) }
    }
    return .array(flattened)
  }

  // MARK: Projections

  private static func project(
    _ kind: Expression.ProjectionSource, _ source: JSONValue, _ right: Expression
  ) throws(JMESPathError) -> JSONValue {
    switch (kind, source) {
    case (.elements, .array(let elements)): try collect(right, on: elements)
    case (.values, .object(let members)): try collect(right, on: members.map(\.value))
    default: .null
    }
  }

  /// Evaluates an expression on each value, and drops nulls.
  private static func collect(
    _ expression: Expression, on values: [JSONValue]
  ) throws(JMESPathError) -> JSONValue {
    var results: [JSONValue] = []
    for item in values {
      let result = try value(of: expression, on: item)
      if result != .null { results.append(result) }
    }
    return .array(results)
  }

  private static func filter(
    _ source: JSONValue, _ condition: Expression, _ right: Expression
  ) throws(JMESPathError) -> JSONValue {
    guard case .array(let elements) = source else { return .null }
    var matching: [JSONValue] = []
    for element in elements where try value(of: condition, on: element).isTrue {
      matching.append(element)
    }
    return try collect(right, on: matching)
  }

  // MARK: Logic

  private static func either(
    _ left: Expression, _ right: Expression, _ current: JSONValue
  ) throws(JMESPathError) -> JSONValue {
    let first = try value(of: left, on: current)
    return first.isTrue ? first : try value(of: right, on: current)
  }

  private static func both(
    _ left: Expression, _ right: Expression, _ current: JSONValue
  ) throws(JMESPathError) -> JSONValue {
    let first = try value(of: left, on: current)
    return first.isTrue ? try value(of: right, on: current) : first
  }

  // MARK: Multi-select

  private static func list(
    _ expressions: [Expression], _ current: JSONValue
  ) throws(JMESPathError) -> JSONValue {
    if current == .null { return .null }
    var elements: [JSONValue] = []
    for expression in expressions { elements.append(try value(of: expression, on: current)) }
    return .array(elements)
  }

  private static func hash(
    _ entries: [Expression.Entry], _ current: JSONValue
  ) throws(JMESPathError) -> JSONValue {
    if current == .null { return .null }
    var members: [(name: String, value: JSONValue)] = []
    for entry in entries { members.append((entry.name, try value(of: entry.value, on: current))) }
    return .object(members.uniqued())
  }
}

extension Expression.Comparator {
  /// Compares two values. Order is defined between numbers and between strings; anything else gives
  /// null.
  fileprivate func compare(_ left: JSONValue, _ right: JSONValue) -> JSONValue {
    switch self {
    case .equal: .bool(left.isSame(as: right))
    case .notEqual: .bool(!left.isSame(as: right))
    case .less: left.precedes(right).map(JSONValue.bool) ?? .null
    case .greater: right.precedes(left).map(JSONValue.bool) ?? .null
    case .lessOrEqual: right.precedes(left).map { .bool(!$0) } ?? .null
    case .greaterOrEqual: left.precedes(right).map { .bool(!$0) } ?? .null
    }
  }
}
