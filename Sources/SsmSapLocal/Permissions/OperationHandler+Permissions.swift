import AWSShapes
import SsmSapModels

extension OperationHandler {
  /// Allows a resource to act on a database.
  ///
  /// The resource that may act can be in another account or region, so that it need not be known.
  mutating func putResourcePermission(
    _ input: PutResourcePermissionInput
  ) throws(LocalFailure) -> PutResourcePermissionOutput {
    try requireDatabase(input.resourceArn)
    try requireKnown(input.actionType)
    try state.permissions.add(
      ResourcePermission(action: input.actionType.rawValue, source: input.sourceResourceArn),
      to: input.resourceArn)
    return PutResourcePermissionOutput(policy: try policy(of: input.resourceArn))
  }

  /// Returns what is allowed on a database. Without a permission, the output has no policy (inferred).
  func getResourcePermission(
    _ input: GetResourcePermissionInput
  ) throws(LocalFailure) -> GetResourcePermissionOutput {
    try requireDatabase(input.resourceArn)
    try requireKnown(input.actionType)
    return GetResourcePermissionOutput(
      policy: try policy(of: input.resourceArn, action: input.actionType))
  }

  /// Takes back permissions on a database. One that does not exist is ignored (inferred).
  mutating func deleteResourcePermission(
    _ input: DeleteResourcePermissionInput
  ) throws(LocalFailure) -> DeleteResourcePermissionOutput {
    try requireDatabase(input.resourceArn)
    try requireKnown(input.actionType)
    state.permissions.remove(
      action: input.actionType, source: input.sourceResourceArn, from: input.resourceArn)
    return DeleteResourcePermissionOutput(policy: try policy(of: input.resourceArn))
  }

  private func requireDatabase(_ arn: String) throws(LocalFailure) {
    guard state.database(arn: arn) != nil else { throw .notFound("no database has the ARN \(arn)") }
  }

  private func requireKnown(_ action: PermissionActionType?) throws(LocalFailure) {
    guard let action, !PermissionActionType.knownValues.contains(action) else { return }
    throw .validation(
      "ActionType is \(action); known values are "
        + PermissionActionType.knownValues.map(\.rawValue).joined(separator: ", "))
  }

  private func policy(
    of arn: String, action: PermissionActionType? = nil
  ) throws(LocalFailure) -> String? {
    let policy = PermissionPolicy(
      resource: arn, permissions: state.permissions.permissions(of: arn, action: action))
    do {
      return try policy.text()
    } catch {
      throw LocalFailure(500, "InternalServerException", "the policy cannot be written: \(error)")
    }
  }
}
