import AWSShapes

extension Fault {
  /// Checks that the parts of the fault fit together.
  ///
  /// - Throws: ``ControlError`` with the name of the member as in the control API.
  func check() throws(ControlError) {
    if let nth, nth < 1 { throw ControlError("Nth must be a whole number of at least 1") }
    if let times, times < 1 { throw ControlError("Times must be a whole number of at least 1") }
    if let probability, !(0...1).contains(probability) {
      throw ControlError("Probability must be a number from 0 to 1")
    }
    if nth != nil, probability != nil {
      throw ControlError("a fault has Nth or Probability, not both")
    }
    if let duration, duration < .zero, kind != .clockSkew {
      throw ControlError("Seconds must not be negative for the kind \(kind.rawValue)")
    }
    try checkComponent()
    try checkOperation()
  }

  private func checkComponent() throws(ControlError) {
    if kind == .componentFailure, component == nil {
      throw ControlError("Component is missing: the ID of the component that fails")
    }
    if kind != .componentFailure, component != nil {
      throw ControlError("Component is for the kind componentFailure only")
    }
  }

  private func checkOperation() throws(ControlError) {
    guard let operation else { return }
    guard Self.operations.contains(operation) else {
      throw ControlError("unknown Operation \(operation); it is a name such as GetOperation")
    }
    if kind == .registrationFailure, operation != "RegisterApplication" {
      throw ControlError("Operation of a registrationFailure can only be RegisterApplication")
    }
    if kind == .componentFailure, !Self.operationsOfComponents.contains(operation) {
      let list = Self.operationsOfComponents.joined(separator: " or ")
      throw ControlError("Operation of a componentFailure can only be \(list)")
    }
  }

  /// The names of all operations of the service.
  private static let operations = Set(
    SsmSapRoutes<OperationHandler>.all.map { $0.operation.name })

  /// The operations that start or stop components.
  private static let operationsOfComponents = ["StartApplication", "StopApplication"]

  /// Whether the fault concerns a call of an operation.
  func matches(_ name: String?, application called: String?) -> Bool {
    if let operation, operation != name { return false }
    if let application, application != called { return false }
    switch kind {
    case .registrationFailure: return name == "RegisterApplication"
    case .componentFailure: return name.map(Self.operationsOfComponents.contains) ?? false
    default: return true
    }
  }
}
