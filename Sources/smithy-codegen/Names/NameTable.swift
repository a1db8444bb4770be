/// Assigns names so that no two things share one.
struct NameTable: Sendable {
  /// What is to be named: the name that suits it, and a longer one for when that is not free.
  struct Wish: Sendable {
    var natural: String
    var longer: String
  }

  private let reserved: Set<String>
  private let ignoresCase: Bool
  private var taken: Set<String> = []

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - reserved: Names that are never assigned.
  ///   - ignoresCase: Whether names that differ only in case count as the same name, as the files
  ///     named after types do on some file systems.
  init(reserved: Set<String>, ignoresCase: Bool = false) {
    self.reserved = reserved
    self.ignoresCase = ignoresCase
  }

  /// Takes a name, so that nothing else gets it.
  mutating func take(_ name: String) {
    taken.insert(key(name))
  }

  /// Assigns a name to each wish, in the order of the wishes.
  ///
  /// Every natural name that is free goes to the first wish for it before any longer name is
  /// assigned. A longer name that is not free gets a number.
  mutating func assign(_ wishes: [Wish]) -> [String] {
    let natural = wishes.map { take(ifFree: $0.natural) }
    return zip(wishes, natural).map { wish, hasNatural in
      hasNatural ? wish.natural : longer(wish.longer)
    }
  }

  private mutating func longer(_ name: String) -> String {
    if take(ifFree: name) { return name }
    var number = 2
    while !take(ifFree: "\(name)\(number)") { number += 1 }
    return "\(name)\(number)"
  }

  private mutating func take(ifFree name: String) -> Bool {
    !reserved.contains(name) && taken.insert(key(name)).inserted
  }

  private func key(_ name: String) -> String { ignoresCase ? name.lowercased() : name }
}
