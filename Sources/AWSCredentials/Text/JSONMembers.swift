/// The members of a JSON object, found by the exact bytes of their names.
///
/// A dictionary compares its keys by Unicode's canonical equivalence: to it, a name with the Kelvin
/// sign U+212A equals the one with the letter K.
struct JSONMembers: Sendable {
  private var values: [String: JSONDocument]

  subscript(name: String) -> JSONDocument? {
    get {
      guard let index = values.index(forKey: name),
        values[index].key.utf8.elementsEqual(name.utf8)
      else { return nil }
      return values[index].value
    }
    set {
      // Otherwise the dictionary keeps the name that it has, which may be an equivalent one.
      values.removeValue(forKey: name)
      values[name] = newValue
    }
  }
}

extension JSONMembers: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, JSONDocument)...) {
    values = Dictionary(elements, uniquingKeysWith: { $1 })
  }
}

extension JSONMembers: Codable {
  init(from decoder: any Decoder) throws {
    values = try decoder.singleValueContainer().decode([String: JSONDocument].self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(values)
  }
}
