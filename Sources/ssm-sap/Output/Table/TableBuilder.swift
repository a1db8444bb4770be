import AWSShapes
import JMESPath

/// Divides a value into the sections of a table.
struct TableBuilder {
  private(set) var sections: [TableSection] = []

  /// Adds a value.
  ///
  /// - Parameters:
  ///   - title: The title of a new section; `nil` to go on with the present one.
  ///   - level: How many levels deep the value is.
  /// - Returns: Whether the value has content.
  mutating func add(
    _ value: JSONValue, title: String?, level: Int
  ) throws(CommandFailure) -> Bool {
    guard value.hasContent else { return false }
    if let title { sections.append(TableSection(title: title, level: level)) }
    switch value {
    case .array(let elements): try add(elements, title: title, level: level)
    case .object(let members): try add(members, level: level)
    default: break
    }
    return true
  }

  // MARK: Objects

  /// Adds an object: its scalars as one row, then a section for each other member.
  private mutating func add(
    _ members: [JSONValue.Member], level: Int
  ) throws(CommandFailure) {
    let members = members.sortedByName()
    let scalars = members.filter(\.value.isScalar)
    if scalars.count > 1 { setColumnTitles(scalars.map(\.name)) }
    if let only = scalars.first, scalars.count == 1 {
      try add(row: [only.name, only.value.plainText])
    } else if !scalars.isEmpty {
      try add(row: scalars.map(\.value.plainText))
    }
    for member in members where !member.value.isScalar {
      _ = try add(member.value, title: member.name, level: level + 1)
    }
  }

  // MARK: Lists

  private mutating func add(
    _ elements: [JSONValue], title: String?, level: Int
  ) throws(CommandFailure) {
    if elements.first?.isObject == true {
      return try add(objects: elements, title: title, level: level)
    }
    for element in elements {
      switch element {
      case .object: throw Self.mixture
      case .array(let cells) where cells.allSatisfy(\.isScalar):
        try add(row: cells.map(\.plainText))
      case .array: _ = try add(element, title: nil, level: 0)
      default: try add(row: [element.plainText])
      }
    }
  }

  /// Adds a list of objects: a row for each, and a section of its own where objects have members that
  /// are not scalars.
  private mutating func add(
    objects: [JSONValue], title: String?, level: Int
  ) throws(CommandFailure) {
    guard objects.allSatisfy(\.isObject) else { throw Self.mixture }
    let (names, nested) = (objects.scalarNames(), objects.nestedNames())
    setColumnTitles(names)
    for (index, object) in objects.enumerated() {
      if index > 0, !nested.isEmpty {
        sections.append(TableSection(title: title, level: level))
        setColumnTitles(names)
      }
      try add(row: names.map { object[$0]?.plainText ?? "" })
      for name in nested {
        guard let value = object[name] else { continue }
        _ = try add(value, title: name, level: level + 1)
      }
    }
  }

  private static var mixture: CommandFailure {
    CommandFailure(
      .other, "the result is not a table: a list has objects and other values",
      advice: ["Choose another part with --query, or another format, such as --output json."])
  }

  // MARK: The present section

  private mutating func setColumnTitles(_ titles: [String]) {
    guard let last = sections.indices.last else { return }
    sections[last].setColumnTitles(titles)
  }

  private mutating func add(row: [String]) throws(CommandFailure) {
    guard let last = sections.indices.last else { return }
    try sections[last].add(row)
  }
}

extension JSONValue {
  /// Whether there is something to show.
  fileprivate var hasContent: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .number(let number): number.double != 0
    case .string(let text): !text.isEmpty
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    }
  }
}
