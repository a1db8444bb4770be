import AWSShapes
import _StringProcessing

/// The violations of the model's constraints in an input, found with the model alone and worded as in
/// AWS's published messages: an oracle for the local service.
struct ExpectedViolations {
  /// A violated constraint in both wordings.
  struct Violation: Hashable {
    var smithy: String
    var classic: String
  }

  private(set) var required: [Violation] = []
  private(set) var others: [Violation] = []
  private(set) var enums: [Violation] = []

  /// All violations in the order in which the service names them.
  var all: [Violation] { required + others + enums }

  init(_ input: Document, _ shape: ServiceModel.Shape) {
    check(input, shape, Place(), isElement: false)
  }

  /// Where a value is, in both wordings.
  private struct Place {
    var smithy = ""
    var classic = ""

    func member(_ name: String) -> Place {
      let name = name.prefix(1).lowercased() + name.dropFirst()
      return Place(
        smithy: "\(smithy)/\(name)", classic: classic.isEmpty ? name : "\(classic).\(name)")
    }
  }

  // MARK: Values

  private mutating func check(
    _ value: Document, _ shape: ServiceModel.Shape, _ place: Place, isElement: Bool
  ) {
    switch shape.type {
    case "structure":
      for (name, member) in shape.members {
        let member = member()
        if let value = value.entries[name] {
          check(value, member, place.member(name), isElement: false)
        } else if member.has("required") {
          let end = "failed to satisfy constraint: Member must not be null"
          required.append(
            Violation(
              smithy: "Value at '\(place.member(name).smithy)' \(end)",
              classic: "Value null at '\(place.member(name).classic)' \(end)"))
        }
      }
    case "list": checkList(value.items, shape, place)
    case "map": checkMap(value.entries, shape, place)
    default:
      guard !isElement else { return }
      for (constraint, kind) in Self.violated(value, shape) {
        let text = shape.has("sensitive") ? "" : " '\(Self.text(value))'"
        add(constraint, kind, smithyPlace: place.smithy, classic: (place.classic, text))
      }
    }
  }

  private mutating func checkList(
    _ elements: [Document], _ shape: ServiceModel.Shape, _ place: Place
  ) {
    for (constraint, kind) in Self.violatedLength(elements.count, shape) {
      let isPlain = shape.element?().type != "structure"
      let text = isPlain || elements.isEmpty ? " '[\(Self.joined(elements))]'" : ""
      add(constraint, kind, smithyPlace: place.smithy, classic: (place.classic, text))
    }
    guard let element = shape.element?() else { return }
    for (index, value) in elements.enumerated() {
      if element.type == "structure" {
        let inner = Place(
          smithy: "\(place.smithy)/\(index)", classic: "\(place.classic).\(index + 1).member")
        check(value, element, inner, isElement: true)
      }
      for (constraint, kind) in Self.violated(value, element) {
        add(
          constraint, kind, smithyPlace: "\(place.smithy)/\(index)",
          classic: (place.classic, " '[\(Self.joined(elements))]'"),
          inside: ("Member", element))
      }
    }
  }

  private mutating func checkMap(
    _ entries: [String: Document], _ shape: ServiceModel.Shape, _ place: Place
  ) {
    guard let key = shape.key?(), let value = shape.value?() else { return }
    let sorted = entries.sorted { $0.key < $1.key }
    let text = " '{\(sorted.map { "\($0.key)=\($0.value.text)" }.joined(separator: ", "))}'"
    for (name, entry) in sorted {
      for (constraint, kind) in Self.violated(.string(name), key) {
        add(
          constraint, kind, smithyPlace: place.smithy, classic: (place.classic, text),
          inside: ("Map keys", key))
      }
      let token = name.replacing("~", with: "~0").replacing("/", with: "~1")
      for (constraint, kind) in Self.violated(entry, value) {
        add(
          constraint, kind, smithyPlace: "\(place.smithy)/\(token)",
          classic: (place.classic, text), inside: ("Map value", value))
      }
    }
  }

  // MARK: Constraints

  private enum Kind { case length(Int), enumeration, other }
  /// A violated constraint as Smithy and as older services word it.
  private typealias Constraint = (smithy: String, classic: String)

  private mutating func add(
    _ constraint: Constraint, _ kind: Kind, smithyPlace: String,
    classic: (place: String, value: String),
    inside: (role: String, shape: ServiceModel.Shape)? = nil
  ) {
    var length = ""
    if case .length(let count) = kind { length = " with length \(count)" }
    let classicConstraint =
      inside.map { role, shape in
        "\(role) must satisfy constraint: [\(Self.allClassic(shape).joined(separator: ", "))]"
      } ?? constraint.classic
    let violation = Violation(
      smithy:
        "Value\(length) at '\(smithyPlace)' failed to satisfy constraint: \(constraint.smithy)",
      classic: "Value\(classic.value) at '\(classic.place)' failed to satisfy constraint: "
        + classicConstraint)
    if case .enumeration = kind { enums.append(violation) } else { others.append(violation) }
  }

  private static func violated(
    _ value: Document, _ shape: ServiceModel.Shape
  ) -> [(Constraint, Kind)] {
    switch shape.type {
    case "string":
      let length = violatedLength(value.text.unicodeScalars.count, shape)
      guard let pattern = shape.traits["pattern"]?.text, !matches(value.text, pattern) else {
        return length
      }
      let text = "Member must satisfy regular expression pattern: \(pattern)"
      return length + [((text, text), .other)]
    case "integer":
      guard let range = shape.traits["range"], let number = value.integer(Int.self) else {
        return []
      }
      let least = range[of: "min"].integer(Int.self) ?? .min
      let most = range[of: "max"].integer(Int.self) ?? .max
      guard number < least || number > most else { return [] }
      let classic =
        number > most
        ? "Member must have value less than or equal to \(most)"
        : "Member must have value greater than or equal to \(least)"
      return [(("Member must be between \(least) and \(most), inclusive", classic), .other)]
    case "enum":
      let values = enumValues(shape)
      guard !values.contains(value.text) else { return [] }
      let text = "Member must satisfy enum value set: [\(values.joined(separator: ", "))]"
      return [((text, text), .enumeration)]
    default: return []
    }
  }

  private static func violatedLength(
    _ count: Int, _ shape: ServiceModel.Shape
  ) -> [(Constraint, Kind)] {
    guard let length = shape.traits["length"] else { return [] }
    let least = length[of: "min"].integer(Int.self) ?? 0
    let most = length[of: "max"].integer(Int.self) ?? .max
    guard count < least || count > most else { return [] }
    let classic =
      count > most
      ? "Member must have length less than or equal to \(most)"
      : "Member must have length greater than or equal to \(least)"
    return [
      (("Member must have length between \(least) and \(most), inclusive", classic), .length(count))
    ]
  }

  /// All constraints of an element, key or value, as older services list them.
  private static func allClassic(_ shape: ServiceModel.Shape) -> [String] {
    if shape.type == "enum" {
      return ["Member must satisfy enum value set: [\(enumValues(shape).joined(separator: ", "))]"]
    }
    var texts: [String] = []
    if let length = shape.traits["length"] {
      texts.append(
        "Member must have length less than or equal to \(length[of: "max"].integer(Int.self) ?? 0)")
      texts.append(
        "Member must have length greater than or equal to \(length[of: "min"].integer(Int.self) ?? 0)"
      )
    }
    if let pattern = shape.traits["pattern"]?.text {
      texts.append("Member must satisfy regular expression pattern: \(pattern)")
    }
    return texts
  }

  private static func enumValues(_ shape: ServiceModel.Shape) -> [String] {
    shape.enumValues
  }

  /// Matches with the regular expressions of the standard library.
  private static func matches(_ text: String, _ pattern: String) -> Bool {
    guard let regex = try? Regex(pattern).matchingSemantics(.unicodeScalar) else { return true }
    return text.firstMatch(of: regex) != nil
  }

  // MARK: Text

  private static func text(_ value: Document) -> String {
    switch value {
    case .string(let text): text
    case .number(let number): number.text
    case .bool(let value): "\(value)"
    default: ""
    }
  }

  private static func joined(_ elements: [Document]) -> String {
    elements.map(text).joined(separator: ", ")
  }
}
