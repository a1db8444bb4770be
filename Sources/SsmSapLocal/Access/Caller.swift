import AWSShapes
import SsmSapModels

/// The sender of an admitted request.
struct Caller: Sendable, Hashable {
  /// The ID of the access key.
  var accessKeyID: String

  /// The account of the key and the region that the request was signed for.
  var scope: LocalScope

  /// The operations that the sender may call.
  var permissions: AccessKey.Permissions

  /// Checks that the caller may call an operation.
  ///
  /// - Parameters:
  ///   - operation: The name of the operation, such as `StartApplication`.
  ///   - isReadOnly: Whether the model marks the operation as read-only.
  ///   - resource: The ARN of the resource; by default every resource of the service in the scope.
  /// - Throws: `AccessDeniedException`. The message contains the action and the resource in the form
  ///   that tools look for in AWS's.
  func checkPermission(
    for operation: String, isReadOnly: Bool, resource: String? = nil
  ) throws(LocalFailure) {
    guard permissions == .readOnly, !isReadOnly else { return }
    let action = "\(SsmSapService.shape.signingName):\(operation)"
    throw LocalFailure(
      403, "AccessDeniedException",
      "User: \(user) is not authorized to perform: \(action) on resource: "
        + "\(resource ?? everyResource); the access key may only read")
  }

  private var user: String {
    "arn:aws:iam::\(scope.account):user/\(accessKeyID)"
  }

  private var everyResource: String {
    "arn:aws:\(SsmSapService.shape.signingName):\(scope.region):\(scope.account):*"
  }
}
