import SsmSapModels

/// The steps of an operation as a tree, built from its events.
struct OperationSteps: Sendable, Hashable {
  /// The steps in the order of the tree: each is followed by the steps below it, in the order in which
  /// they began.
  private(set) var steps: [OperationStep] = []

  var isEmpty: Bool { steps.isEmpty }

  /// The step that the last event belongs to.
  private(set) var latest: OperationStep?

  /// Adds an event.
  mutating func add(_ event: OperationEvent) {
    let resource = event.resource?.resourceArn ?? ""
    let text = event.description ?? Self.name(of: resource)
    let index = steps.lastIndex {
      $0.resource.utf8.elementsEqual(resource.utf8) && $0.text.utf8.elementsEqual(text.utf8)
    }
    if let index, !isAnew(event, steps[index]) {
      update(&steps[index], event)
      latest = steps[index]
    } else {
      insert(event, resource, text)
    }
  }

  /// Whether an event begins the same work once more after it has ended.
  private func isAnew(_ event: OperationEvent, _ step: OperationStep) -> Bool {
    guard step.hasEnded, event.status == .inProgress else { return false }
    guard let end = step.end, let begin = event.timestamp else { return true }
    return begin > end
  }

  private func update(_ step: inout OperationStep, _ event: OperationEvent) {
    // The start of a step can be listed after its end.
    if step.hasEnded, event.status == .inProgress {
      step.start = step.start ?? event.timestamp
      return
    }
    step.status = event.status
    step.message = event.statusMessage ?? step.message
    if step.hasEnded {
      step.end = event.timestamp
    } else if step.start == nil {
      step.start = event.timestamp
    }
  }

  private mutating func insert(_ event: OperationEvent, _ resource: String, _ text: String) {
    let parent = Self.parent(of: resource, among: steps)
    let depth = parent.map { steps[$0].depth + 1 } ?? 0
    var step = OperationStep(resource: resource, text: text, depth: depth)
    update(&step, event)
    latest = step
    guard let parent else { return steps.append(step) }
    let below = steps[(parent + 1)...].prefix { $0.depth > steps[parent].depth }
    steps.insert(step, at: below.endIndex)
  }

  // MARK: The tree

  /// Returns the step on the nearest resource above another.
  private static func parent(of resource: String, among steps: [OperationStep]) -> Int? {
    guard !resource.isEmpty else { return nil }
    var nearest: Int?
    for (index, step) in steps.enumerated() where isAbove(step.resource, resource) {
      guard let length = nearest.map({ steps[$0].resource.utf8.count }) else {
        nearest = index
        continue
      }
      if step.resource.utf8.count >= length { nearest = index }
    }
    return nearest
  }

  /// Whether a resource is above another by its ARN: an application above its components, a HANA system
  /// above its nodes (`HDB-HDB00` above `HDB-HDB00-host`), and an ABAP system above its instances
  /// (`ECD-ABAP` above `ECD-ASCS10-host`).
  private static func isAbove(_ upper: String, _ lower: String) -> Bool {
    guard !upper.isEmpty else { return false }
    let system = upper.utf8.suffix(abap.count).elementsEqual(abap)
    let stem = system ? upper.utf8.dropLast(abap.count) : Substring(upper).utf8
    guard lower.utf8.count > upper.utf8.count || system && lower.utf8.count > stem.count else {
      return false
    }
    guard !lower.utf8.elementsEqual(upper.utf8), lower.utf8.starts(with: stem) else { return false }
    let next = lower.utf8.dropFirst(stem.count).first
    return next == UInt8(ascii: "-") || next == UInt8(ascii: "/") && !system
  }

  private static let abap = Array("-ABAP".utf8)

  /// The last part of an ARN.
  private static func name(of resource: String) -> String {
    let name = resource.unicodeScalars.split(separator: "/").last.map { String($0) } ?? ""
    return name.isEmpty ? "step without a description" : name
  }
}
