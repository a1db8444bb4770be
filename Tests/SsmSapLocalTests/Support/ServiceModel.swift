import AWSJSON
import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The service's model, read from its file, so that tests do not depend on generated code.
struct ServiceModel {
  /// An operation's name, method, path pattern and the shape of its input.
  struct Operation: Sendable, CustomStringConvertible {
    var name: String
    var method: String
    var uri: String
    var input: Shape
    /// The names of the errors that the model lists.
    var errors: [String]

    var description: String { name }
  }

  /// A shape, or a member with the shape that it targets. The traits of a member come first.
  struct Shape: Sendable {
    var name: String
    var type: String
    var traits: [String: Document]
    /// The members of a structure, or the values of an enum.
    var members: [(name: String, shape: @Sendable () -> Shape)] = []
    var element: (@Sendable () -> Shape)?
    var key: (@Sendable () -> Shape)?
    var value: (@Sendable () -> Shape)?

    func has(_ trait: String) -> Bool { traits[trait] != nil }

    /// The values of an enum, in the order of the model.
    var enumValues: [String] {
      members.map { $0.shape().traits["enumValue"]?.text ?? $0.name }
    }
  }

  let operations: [Operation]

  static let shared: ServiceModel = {
    do { return try ServiceModel() } catch { preconditionFailure("\(error)") }
  }()

  private init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("Sources/SsmSapModels/Model/ssm-sap.smithy.json")
    let bytes = [UInt8](try Data(contentsOf: file))
    let shapes = try JSONCodec().decode(Document.self, from: bytes)[of: "shapes"].entries
    let order = try JSONCodec().decode(MemberOrder.self, from: bytes).names
    operations = shapes.filter { $0.value[of: "type"].text == "operation" }.map { id, operation in
      let http = operation[of: "traits"][of: "http"]
      return Operation(
        name: Self.name(of: id), method: http[of: "method"].text, uri: http[of: "uri"].text,
        input: Self.shape(operation[of: "input"], in: shapes, order),
        errors: operation[of: "errors"].items.map { Self.name(of: $0[of: "target"].text) })
    }.sorted { $0.name < $1.name }
  }

  /// The shape that a member targets, with the traits of both.
  private static func shape(
    _ member: Document, in shapes: [String: Document], _ order: [String: [String]]
  ) -> Shape {
    let id = member[of: "target"].text
    let shape = shapes[id] ?? .null
    let traits = traits(of: shape).merging(traits(of: member)) { $1 }
    var found = Shape(
      name: name(of: id), type: shape[of: "type"].text(or: name(of: id).lowercased()),
      traits: traits)
    let members = shape[of: "members"].entries
    found.members = (order[id] ?? []).map { name in
      (name, { Self.shape(members[name] ?? .null, in: shapes, order) })
    }
    found.element = part("member", of: shape, in: shapes, order)
    found.key = part("key", of: shape, in: shapes, order)
    found.value = part("value", of: shape, in: shapes, order)
    return found
  }

  private static func part(
    _ name: String, of shape: Document, in shapes: [String: Document], _ order: [String: [String]]
  ) -> (@Sendable () -> Shape)? {
    guard case .map = shape[of: name] else { return nil }
    return { Self.shape(shape[of: name], in: shapes, order) }
  }

  private static func name(of id: String) -> String {
    id.split(separator: "#").last.map(String.init) ?? id
  }

  private static func traits(of shape: Document) -> [String: Document] {
    Dictionary(
      shape[of: "traits"].entries.map { (name(of: $0.key), $0.value) }, uniquingKeysWith: { $1 })
  }
}

/// The order of the members of each shape, which a map does not keep.
private struct MemberOrder: DecodableShape {
  var names: [String: [String]] = [:]

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    try reader.beginMap()
    while let key = try reader.nextKey() {
      guard key == "shapes" else {
        try reader.skipValue()
        continue
      }
      names = try reader.readMap { reader throws(ShapeReadingError) in
        try Self.members(of: &reader)
      }
    }
  }

  private static func members<Reader: ShapeReader & ~Copyable & ~Escapable>(
    of reader: inout Reader
  ) throws(ShapeReadingError) -> [String] {
    var names: [String] = []
    try reader.beginMap()
    while let key = try reader.nextKey() {
      guard key == "members" else {
        try reader.skipValue()
        continue
      }
      try reader.beginMap()
      while let name = try reader.nextKey() {
        names.append(name)
        try reader.skipValue()
      }
    }
    return names
  }
}

extension Document {
  subscript(of name: String) -> Document {
    // The names of traits are found without their namespace.
    for (key, value) in entries where key == name || key.hasSuffix("#\(name)") { return value }
    return .null
  }

  var entries: [String: Document] {
    if case .map(let entries) = self { entries } else { [:] }
  }

  var items: [Document] {
    if case .list(let elements) = self { elements } else { [] }
  }

  var text: String { text(or: "") }

  func text(or other: String) -> String {
    if case .string(let text) = self { text } else { other }
  }
}
