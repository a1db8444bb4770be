import SsmSapModels

extension ComponentStatus {
  /// Returns the status of a component from those of its children.
  static func summary(of children: [ComponentStatus?]) -> ComponentStatus {
    if children.allSatisfy({ $0 == .running }) { return .running }
    return children.allSatisfy { $0 == .stopped } ? .stopped : .runningWithError
  }

  /// Whether a start or a stop is under way, or nothing is known.
  var isTransitional: Bool {
    self == .starting || self == .stopping || self == .undefined
  }
}
