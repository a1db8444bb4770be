import AWSShapes

/// The traits on a shape or member, by their ids.
struct Traits: Sendable {
  private(set) var values: [ShapeID: Document] = [:]

  init(_ values: [ShapeID: Document] = [:]) {
    self.values = values
  }

  /// The value of a trait, by its id or, for Smithy's own, by its name alone.
  subscript(name: String) -> Document? {
    values[name.contains("#") ? ShapeID(name) : ShapeID("smithy.api#\(name)")]
  }

  /// Whether the trait is there.
  func has(_ name: String) -> Bool { self[name] != nil }

  /// The value of a trait that holds text.
  func string(_ name: String) -> String? { self[name]?.string }

  /// The documentation as Markdown; empty where there is none.
  var documentation: String { Markdown.plain(string("documentation") ?? "") }

  /// These traits, and those of another set that are not here.
  func merged(over other: Traits) -> Traits {
    Traits(values.merging(other.values) { own, _ in own })
  }

  /// These traits without some of them.
  func without(_ ids: Set<ShapeID>) -> Traits {
    Traits(values.filter { !ids.contains($0.key) })
  }
}

extension Document {
  /// The text, where this is a string.
  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number, where this is a whole one.
  var integer: Int? { integer(Int.self) }

  /// Whether this is the boolean true.
  var isTrue: Bool { self == .bool(true) }

  /// The entries, where this is a map; empty otherwise.
  var entries: [String: Document] {
    if case .map(let entries) = self { entries } else { [:] }
  }

  /// The elements, where this is a list; empty otherwise.
  var elements: [Document] {
    if case .list(let elements) = self { elements } else { [] }
  }

  /// The value of a map's entry.
  subscript(key: String) -> Document? { entries[key] }
}
