import AWSShapes

/// Finds the required values that are missing while an input is read.
///
/// A type in Swift cannot tell an absent string from an empty one, so this follows the reader through
/// the input.
struct MissingValues {
  /// A structure, list or map that is being read.
  private enum Level {
    case structure(MemberTable?, seen: Set<Int>, current: Int?)
    case union(String)
    case list(Int)
    case map(String)
  }

  /// The violations so far.
  private(set) var violations: [ConstraintViolation] = []
  private var levels: [Level] = []

  // MARK: Structures

  mutating func beginStructure() {
    levels.append(.structure(nil, seen: [], current: nil))
  }

  mutating func member(_ index: Int, of table: MemberTable) {
    guard case .structure(_, var seen, _)? = levels.popLast() else { return }
    seen.insert(index)
    levels.append(.structure(table, seen: seen, current: index))
  }

  /// Leaves a structure, whose members are in the table.
  mutating func endStructure(_ table: MemberTable) {
    guard case .structure(_, let seen, _)? = levels.popLast() else { return }
    for (index, member) in table.members.enumerated()
    where member.isRequired && !seen.contains(index) {
      violations.append(ConstraintViolation(steps + [.member(member.name)], .required))
    }
  }

  mutating func beginUnion(_ member: String) { levels.append(.union(member)) }

  // MARK: Lists and maps

  mutating func beginList() { levels.append(.list(-1)) }

  mutating func element() {
    guard case .list(let index)? = levels.popLast() else { return }
    levels.append(.list(index + 1))
  }

  mutating func beginMap() { levels.append(.map("")) }

  mutating func entry(_ key: String) {
    levels.removeLast()
    levels.append(.map(key))
  }

  /// Leaves a union, list or map.
  mutating func end() {
    levels.removeLast()
  }

  /// Records a null in a list or map, which has to have a value. An input with a sparse list or map
  /// is not supported.
  mutating func null() {
    violations.append(ConstraintViolation(steps, .required))
  }

  /// The steps to the value that is being read.
  private var steps: [ConstraintViolation.Step] {
    levels.compactMap { level in
      switch level {
      case .structure(let table?, _, let current?): .member(table.members[current].name)
      case .structure: nil
      case .union(let name): .member(name)
      case .list(let index): .element(index)
      case .map(let key): .value(key)
      }
    }
  }
}
