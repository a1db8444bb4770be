import AWSShapes

/// Makes random inputs that satisfy the model's constraints.
struct ValidInputs {
  var generator: SeededGenerator
  /// Whether every member has a value; otherwise members that are not required may have none.
  var isComplete = false

  init(seed: UInt64, isComplete: Bool = false) {
    generator = SeededGenerator(seed: seed)
    self.isComplete = isComplete
  }

  /// Returns a value of a shape.
  mutating func value(_ shape: ServiceModel.Shape) -> Document {
    switch shape.type {
    case "structure": return structure(shape)
    case "list": return list(shape)
    case "map": return map(shape)
    case "enum":
      return .string(shape.enumValues.randomElement(using: &generator) ?? "")
    case "integer":
      let (least, most) = bounds(shape.traits["range"], within: 0...1000)
      return .number(BigDecimal(Int.random(in: least...most, using: &generator)))
    case "boolean": return .bool(Bool.random(using: &generator))
    default: return .string(text(shape))
    }
  }

  private mutating func structure(_ shape: ServiceModel.Shape) -> Document {
    var values: [String: Document] = [:]
    for (name, member) in shape.members {
      let member = member()
      guard isComplete || member.has("required") || Bool.random(using: &generator) else { continue }
      values[name] = value(member)
    }
    return .map(values)
  }

  private mutating func list(_ shape: ServiceModel.Shape) -> Document {
    guard let element = shape.element?() else { return .list([]) }
    // A list in a query needs an element to be there at all.
    let least = isComplete || shape.has("httpQuery") ? 1 : 0
    let (lower, upper) = bounds(shape.traits["length"], within: least...3)
    let count = Int.random(in: max(lower, least)...upper, using: &generator)
    return .list((0..<count).map { _ in value(element) })
  }

  private mutating func map(_ shape: ServiceModel.Shape) -> Document {
    guard let key = shape.key?(), let element = shape.value?() else { return .map([:]) }
    let count = Int.random(in: isComplete ? 1...3 : 0...3, using: &generator)
    var entries: [String: Document] = [:]
    for _ in 0..<count { entries[text(key)] = value(element) }
    return .map(entries)
  }

  /// The bounds of a trait, or others that tests use where the model has none.
  private func bounds(_ trait: Document?, within other: ClosedRange<Int>) -> (Int, Int) {
    let least = trait?[of: "min"].integer(Int.self) ?? other.lowerBound
    let most = trait?[of: "max"].integer(Int.self) ?? max(least, other.upperBound)
    return (least, max(least, min(most, least + 60)))
  }

  // MARK: Text

  private mutating func text(_ shape: ServiceModel.Shape) -> String {
    guard let pattern = shape.traits["pattern"]?.text else {
      let (least, most) = bounds(shape.traits["length"], within: 0...20)
      return letters(least...most, from: "abcXYZ 019/_äß😀\"\\\n")
    }
    return matching(pattern, bounds(shape.traits["length"], within: 1...30))
  }

  /// A text for each pattern of the model; tests fail for a pattern that is not here.
  private mutating func matching(_ pattern: String, _ bounds: (Int, Int)) -> String {
    let (least, most) = bounds
    let hex = "0123456789abcdefABCDEF"
    switch pattern {
    case #"^[\w\d\.-]+$"#: return letters(least...most, from: "abcXYZ019_.-")
    case #"^[\w\d-]+$"#: return letters(least...most, from: "abcXYZ019_-")
    case #"[\w\d]+$"#: return letters(least...most, from: "abcXYZ019")
    case #"^i-[\w\d]{8}$|^i-[\w\d]{17}$"#:
      let count = Bool.random(using: &generator) ? 8 : 17
      return "i-" + letters(count...count, from: "0123456789abcdef")
    case "^.{16,2048}$": return letters(16...200, from: "abcXYZ019+/=é")
    case "^[0-9]{2}$": return letters(2...2, from: "0123456789")
    case "^[A-Z][A-Z0-9]{2}$":
      return letters(1...1, from: "ABCXYZ") + letters(2...2, from: "ABCXYZ019")
    case "^(?!aws:)[a-zA-Z+-=._:/]+$": return "k" + letters(0...20, from: "abcXYZ019+-=._:/;<")
    case #"^arn:aws:servicecatalog:[a-z0-9:\/-]+$"#:
      return "arn:aws:servicecatalog:" + letters(1...30, from: "abcxyz019:/-")
    case #"^arn:(.+:){2,4}.+$|^arn:(.+:){1,3}.+\/.+$"#:
      return "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/"
        + letters(1...20, from: "abcXYZ019._-/:%+ é")
    case let uuid where uuid.hasPrefix("^[{]?[0-9a-fA-F]{8}-"):
      let parts = [8, 4, 4, 4, 12].map { letters($0...$0, from: hex) }.joined(separator: "-")
      return Bool.random(using: &generator) ? "{\(parts)}" : parts
    default: return "unknown pattern \(pattern)"
    }
  }

  private mutating func letters(_ count: ClosedRange<Int>, from alphabet: String) -> String {
    let scalars = Array(alphabet.unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: count, using: &generator) {
      text.append(scalars[Int.random(in: scalars.indices, using: &generator)])
    }
    return String(text)
  }
}
