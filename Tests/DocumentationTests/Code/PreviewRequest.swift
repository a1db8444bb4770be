import AWSJSON
import AWSShapes
import SsmSapModels

/// Returns the path and the body of a request, without sending it.
func preview(_ id: String) throws -> String {
  let request = try RestJSON1().request(
    for: GetOperation.self, input: GetOperationInput(operationId: id))
  let body = request.body?.bytes ?? []
  return "\(request.method) \(request.target) \(String(decoding: body, as: UTF8.self))"
}
