import AWSShapes

/// Breaks the constraints of an operation's input, one at a time.
struct BrokenInputs {
  /// An input with one broken constraint.
  struct Case: Sendable, CustomStringConvertible {
    var operation: ServiceModel.Operation
    /// The constraint, such as `length` of a member.
    var name: String
    var input: Document

    var description: String { "\(operation.name) \(name)" }
  }

  /// A case for each constraint of the model, in every place from which an input leads to it.
  static let all: [Case] = ServiceModel.shared.operations.flatMap { operation in
    var inputs = ValidInputs(seed: 7, isComplete: true)
    let valid = inputs.value(operation.input)
    return variants(of: valid, operation.input, at: "").map {
      Case(operation: operation, name: $0.name, input: $0.value)
    }
  }

  private typealias Variant = (name: String, value: Document)

  private static func variants(
    of value: Document, _ shape: ServiceModel.Shape, at path: String
  ) -> [Variant] {
    switch shape.type {
    case "structure": return structures(value, shape, path)
    case "list": return lists(value, shape, path)
    case "map": return maps(value, shape, path)
    default: return scalars(value, shape, path)
    }
  }

  private static func structures(
    _ value: Document, _ shape: ServiceModel.Shape, _ path: String
  ) -> [Variant] {
    shape.members.flatMap { name, member in
      let member = member()
      let path = "\(path)/\(name)"
      var found = variants(of: value[exactly: name], member, at: path).map {
        ($0.name, value.replacing(name, by: $0.value))
      }
      // Without its label, a request is one for another path.
      if member.has("required"), !member.has("httpLabel") {
        found.append(("\(path) required", value.replacing(name, by: nil)))
      }
      return found
    }
  }

  private static func lists(
    _ value: Document, _ shape: ServiceModel.Shape, _ path: String
  ) -> [Variant] {
    guard let element = shape.element?(), let first = value.items.first else { return [] }
    var found = variants(of: first, element, at: "\(path)/0").map {
      ($0.name, Document.list([$0.value] + value.items.dropFirst()))
    }
    if let most = shape.traits["length"]?[of: "max"].integer(Int.self) {
      let elements = Document.list(Array(repeating: first, count: most + 1))
      found.append(("\(path) length max", elements))
    }
    if let least = shape.traits["length"]?[of: "min"].integer(Int.self), least > 0 {
      let elements = Document.list(Array(repeating: first, count: least - 1))
      found.append(("\(path) length min", elements))
    }
    return found
  }

  private static func maps(
    _ value: Document, _ shape: ServiceModel.Shape, _ path: String
  ) -> [Variant] {
    guard let key = shape.key?(), let element = shape.value?() else { return [] }
    return scalars(.string("key"), key, "\(path)/<key>").map {
      ($0.name, Document.map([$0.value.text: .string("value")]))
    }
      + scalars(.string("value"), element, "\(path)/<value>").map {
        ($0.name, Document.map(["a/~key": $0.value, "b": .string("value")]))
      }
  }

  private static func scalars(
    _ value: Document, _ shape: ServiceModel.Shape, _ path: String
  ) -> [Variant] {
    var found: [Variant] = []
    if let length = shape.traits["length"] {
      if let most = length[of: "max"].integer(Int.self) {
        found.append(("\(path) length max", .string(String(repeating: "x", count: most + 1))))
      }
      if let least = length[of: "min"].integer(Int.self), least > 0 {
        found.append(
          ("\(path) length min", .string(String(value.text.unicodeScalars.prefix(least - 1)))))
      }
    }
    if shape.has("pattern") {
      found.append(("\(path) pattern", .string("*\n\"é\u{301}\"")))
      // An empty label would be another path.
      if !shape.has("httpLabel") { found.append(("\(path) pattern, empty", .string(""))) }
    }
    if shape.type == "enum" {
      for text in ["UNKNOWN", "", shape.enumValues[0].lowercased() + "\u{301}"] {
        found.append(("\(path) enum", .string(text)))
      }
    }
    if let range = shape.traits["range"] {
      if let most = range[of: "max"].integer(Int.self) {
        found.append(("\(path) range max", .number(BigDecimal(most + 1))))
      }
      if let least = range[of: "min"].integer(Int.self) {
        found.append(("\(path) range min", .number(BigDecimal(least - 1))))
        found.append(("\(path) range far", .number(BigDecimal(-2_147_483_648))))
      }
    }
    return found
  }
}

extension Document {
  subscript(exactly name: String) -> Document { entries[name] ?? .null }

  func replacing(_ name: String, by value: Document?) -> Document {
    var entries = entries
    entries[name] = value
    return .map(entries)
  }
}
