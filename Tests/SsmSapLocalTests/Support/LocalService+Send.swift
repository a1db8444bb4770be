import AWSJSON
import AWSShapes
import SsmSapLocal
import SsmSapModels

extension LocalService {
  /// Sends a signed request.
  func send<Operation: OperationShape>(
    _ operation: Operation.Type, _ input: Operation.Input, region: String = "eu-central-1"
  ) async throws -> LocalResponse where Operation.Input: EncodableShape {
    let body = String(decoding: try JSONCodec().encode(input), as: UTF8.self)
    let signed = try SignedRequest(Operation.http.uri, body: body, region: region)
    return await respond(to: signed.request, body: signed.body).response
  }

  /// Sends a signed request and reads the response.
  func call<Operation: OperationShape>(
    _ operation: Operation.Type, _ input: Operation.Input, region: String = "eu-central-1"
  ) async throws -> Operation.Output
  where Operation.Input: EncodableShape, Operation.Output: DecodableShape {
    let response = try await send(operation, input, region: region)
    return try JSONCodec().decode(Operation.Output.self, from: response.body)
  }
}
