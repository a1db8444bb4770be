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
}
