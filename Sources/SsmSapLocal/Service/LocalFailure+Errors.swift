import SsmSapModels

extension LocalFailure {
  /// Returns a `ValidationException`: the input is not acceptable.
  static func validation(_ message: String) -> LocalFailure {
    LocalFailure(400, ValidationException.code, message)
  }

  /// Returns a `ResourceNotFoundException`: what the input names does not exist.
  static func notFound(_ message: String) -> LocalFailure {
    LocalFailure(404, ResourceNotFoundException.code, message)
  }

  /// Returns a `ConflictException`: the state of the resource does not allow the operation.
  static func conflict(_ message: String) -> LocalFailure {
    LocalFailure(409, ConflictException.code, message)
  }

  /// Returns an `InternalServerException`: the service failed, or was asked to.
  static func internalError(_ message: String) -> LocalFailure {
    LocalFailure(500, InternalServerException.code, message)
  }
}
