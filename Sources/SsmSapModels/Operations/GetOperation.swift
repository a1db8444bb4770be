public import AWSShapes

/// Gets an operation by its id.
public enum GetOperation: OperationShape {
  /// What it takes.
  public typealias Input = GetOperationInput
  /// What it answers.
  public typealias Output = GetOperationOutput

  /// Its name in the model.
  public static let name = "GetOperation"
  /// The service that has it.
  public static var service: ServiceShape { SsmSapService.shape }
  /// Where it lives on HTTP.
  public static let http = HTTPBinding(method: "POST", uri: "/get-operation")
  /// The errors that the model lists for it.
  public static let errors: [any ErrorShape.Type] = [
    InternalServerException.self, ValidationException.self,
  ]
  /// It changes nothing.
  public static let isReadOnly = true
}
