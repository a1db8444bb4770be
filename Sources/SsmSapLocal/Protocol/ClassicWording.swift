import AWSShapes

/// The words of services built before Smithy, which repeat values that are not sensitive.
///
/// AWS does not document them; they are taken from error messages that people have published.
struct ClassicWording {
  private let input: Document?

  /// Creates the wording for an input, given as a document with the members' names in the model.
  init(_ input: Document?) {
    self.input = input
  }

  /// Returns the sentences about violations. One sentence covers all elements of a list that violate
  /// their constraints, and likewise all keys or values of a map.
  func sentences(_ violations: [ConstraintViolation]) -> [String] {
    var known: Set<Subject> = []
    var sentences: [String] = []
    for violation in violations {
      let subject = subject(of: violation)
      // A sentence may be long, so each is made once only.
      guard known.insert(subject).inserted else { continue }
      sentences.append(sentence(violation, subject))
    }
    return sentences
  }

  private func sentence(_ violation: ConstraintViolation, _ subject: Subject) -> String {
    "Value\(value(at: subject.steps, violation)) at '\(Self.path(subject.steps))' "
      + "failed to satisfy constraint: \(subject.constraint)"
  }

  // MARK: Constraints

  /// What a sentence is about.
  private struct Subject: Hashable {
    var steps: [ConstraintViolation.Step]
    var constraint: String
  }

  /// Elements, keys and values that are no structures are reported at their list or map, with all of
  /// their constraints.
  private func subject(of violation: ConstraintViolation) -> Subject {
    let role =
      switch violation.steps.last {
      case .element: "Member"
      case .key: "Map keys"
      case .value: "Map value"
      case .member, nil: String?.none
      }
    guard let role else {
      return Subject(steps: violation.steps, constraint: violated(violation))
    }
    let all = violation.allConstraints.flatMap(Self.texts).joined(separator: ", ")
    return Subject(
      steps: violation.steps.dropLast(), constraint: "\(role) must satisfy constraint: [\(all)]")
  }

  /// The text of the violated constraint; of two bounds, the one that is violated.
  private func violated(_ violation: ConstraintViolation) -> String {
    let texts = Self.texts(violation.constraint)
    return exceeds(violation) ? texts[0] : texts[texts.count - 1]
  }

  /// Whether the value is above the upper bound of a length or range.
  private func exceeds(_ violation: ConstraintViolation) -> Bool {
    switch violation.constraint {
    case .length(_, let range): return (violation.length ?? 0) > range.upperBound
    case .range(_, let most):
      guard let most = most.flatMap({ Double($0) }),
        let value = input?.value(at: violation.steps)?.double
      else { return false }
      return value > most
    default: return false
    }
  }

  /// The texts of a constraint: one for each bound, the upper one first.
  private static func texts(_ constraint: ConstraintViolation.Constraint) -> [String] {
    switch constraint {
    case .required: return ["Member must not be null"]
    case .length(_, let range):
      let most = range.upperBound < .max ? "\(range.upperBound)" : nil
      let least = range.lowerBound > 0 || most == nil ? "\(range.lowerBound)" : nil
      return bounds("length", least, most)
    case .range(let least, let most): return bounds("value", least, most)
    case .pattern(let text): return ["Member must satisfy regular expression pattern: \(text)"]
    case .values(let values):
      return ["Member must satisfy enum value set: [\(values.joined(separator: ", "))]"]
    }
  }

  private static func bounds(_ what: String, _ least: String?, _ most: String?) -> [String] {
    [
      most.map { "Member must have \(what) less than or equal to \($0)" },
      least.map { "Member must have \(what) greater than or equal to \($0)" },
    ].compactMap { $0 }
  }

  // MARK: Paths and values

  /// The path, in which an element of a list is `1.member`, counted from 1.
  private static func path(_ steps: [ConstraintViolation.Step]) -> String {
    let names = steps.map { step in
      switch step {
      case .member(let name): MemberName.lowerCamel(name)
      case .element(let index): "\(index + 1).member"
      case .key(let key), .value(let key): "\(key).member"
      }
    }
    return names.joined(separator: ".")
  }

  /// The value in quotes behind a space; nothing for a value that is or holds a secret.
  private func value(
    at steps: [ConstraintViolation.Step], _ violation: ConstraintViolation
  ) -> String {
    if violation.constraint == .required { return " null" }
    guard !violation.isSensitive, let value = input?.value(at: steps), let text = value.classicText
    else { return "" }
    return " '\(text)'"
  }
}

extension Document {
  /// Returns the value at the end of the steps.
  fileprivate func value(at steps: [ConstraintViolation.Step]) -> Document? {
    var value = self
    for step in steps {
      switch (step, value) {
      case (.member(let name), .map(let members)), (.value(let name), .map(let members)):
        guard let member = members[name] else { return nil }
        value = member
      case (.element(let index), .list(let elements)):
        guard elements.indices.contains(index) else { return nil }
        value = elements[index]
      case (.key(let key), .map): value = .string(key)
      default: return nil
      }
    }
    return value
  }

  /// The text of a value, a list of values or a map of strings; `nil` for others, as those may hold
  /// secrets.
  fileprivate var classicText: String? {
    switch self {
    case .string(let text): return text
    case .number(let number): return number.text
    case .bool(let value): return "\(value)"
    case .null: return nil
    case .list(let elements):
      let texts = elements.map(\.leafText)
      guard !texts.contains(nil) else { return nil }
      return "[\(texts.compactMap { $0 }.joined(separator: ", "))]"
    case .map(let entries):
      let texts = entries.sorted { $0.key < $1.key }.map { key, value in
        value.leafText.map { "\(key)=\($0)" }
      }
      guard !texts.contains(nil) else { return nil }
      return "{\(texts.compactMap { $0 }.joined(separator: ", "))}"
    }
  }

  /// The text of a value that is neither a list nor a map.
  private var leafText: String? {
    switch self {
    case .list, .map: nil
    default: classicText
    }
  }
}
