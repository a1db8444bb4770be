import AWSJSON
import AWSShapes
import HTTPTypes
import SsmSapModels

/// The parts of a request that hold the members of an input.
struct ServerRequest: Sendable {
  /// The values of the path's labels, percent-encoded.
  var labels: [PathLabels.Value]
  /// The query, percent-encoded.
  var query: String
  /// The header fields.
  var headers: HTTPFields
  /// The body.
  var body: [UInt8]
  /// How violations of constraints are reported.
  var wording = ConstraintWording.smithy

  /// Reads and checks the input of an operation.
  ///
  /// - Throws: `SerializationException` if the request cannot be read, and `ValidationException` if
  ///   its input violates the model's constraints.
  func input<Operation: OperationShape>(
    of operation: Operation.Type
  ) throws(LocalFailure) -> Operation.Input where Operation.Input: DecodableShape {
    let input: Operation.Input
    do {
      input = try JSONCodec().decode(Operation.Input.self, from: body)
    } catch {
      throw LocalFailure(400, "SerializationException", "the body cannot be read: \(error)")
    }
    return input
  }
}
