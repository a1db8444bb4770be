import AWSJSON
import SsmSapModels

func roundTrip(_ output: GetOperationOutput) throws -> GetOperationOutput {
  let bytes = try JSONCodec().encode(output)
  return try JSONCodec().decode(GetOperationOutput.self, from: bytes)
}
