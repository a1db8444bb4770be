/// The operations that the user wants.
enum OperationSelection {
  /// Returns the operations of these names, and those that they need.
  ///
  /// - Parameters:
  ///   - names: The names, as the model spells them; `nil` for all operations.
  ///   - operations: The operations of the service.
  ///   - service: The service.
  /// - Throws: ``ModelError`` for a name that no operation has.
  static func select(
    _ names: [String]?, from operations: [Shape], of service: Shape
  ) throws(ModelError) -> [Shape] {
    guard let names else { return operations }
    if let unknown = names.first(where: { name in !operations.contains { $0.id.name == name } }) {
      throw ModelError(service.id, "the service has no operation \(Literal.string(unknown))")
    }
    let wanted = operations.filter { names.contains($0.id.name) }
    let discovery = EndpointDiscoveryPlan.operation(of: service, wanted)
    return operations.filter { names.contains($0.id.name) || $0.id == discovery }
  }
}
