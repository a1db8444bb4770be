import AWSShapes

/// The traits on a shape or member, by their ids.
struct Traits: Sendable {
  private(set) var values: [ShapeID: Document] = [:]

  init(_ values: [ShapeID: Document] = [:]) {
    self.values = values
  }

  /// The value of a trait, by its id or, for Smithy's own traits, by its name alone.
  subscript(name: String) -> Document? {
    values[name.utf8.contains(UInt8(ascii: "#")) ? ShapeID(name) : ShapeID("smithy.api#\(name)")]
  }

  /// Whether the trait is present.
  func has(_ name: String) -> Bool { self[name] != nil }

  /// The value of a trait whose value is a string.
  func string(_ name: String) -> String? { self[name]?.string }

  /// The documentation as Markdown; empty if there is none.
  var documentation: String { Markdown.plain(string("documentation") ?? "") }

  /// These traits, and those of another set whose ids are not among them.
  func merged(over other: Traits) -> Traits {
    Traits(values.merging(other.values) { own, _ in own })
  }

  /// These traits without some of them.
  func without(_ ids: Set<ShapeID>) -> Traits {
    Traits(values.filter { !ids.contains($0.key) })
  }
}

extension Document {
  /// The text of a string; `nil` for other values.
  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of an integer; `nil` for other values.
  var integer: Int? { integer(Int.self) }

  /// Whether the value is the Boolean true.
  var isTrue: Bool { self == .bool(true) }

  /// The entries of a map; empty for other values.
  var entries: [String: Document] {
    if case .map(let entries) = self { entries } else { [:] }
  }

  /// The elements of a list; empty for other values.
  var elements: [Document] {
    if case .list(let elements) = self { elements } else { [] }
  }

  /// The value of a map's entry.
  subscript(key: String) -> Document? { entries[key] }
}
