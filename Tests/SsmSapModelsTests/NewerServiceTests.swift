import AWSJSON
import AWSShapes
import SsmSapModels
import Testing

@Suite("What a newer service sends")
struct NewerServiceTests {
  private func decode<Shape: DecodableShape>(
    _ shape: Shape.Type, _ json: String
  ) throws -> Shape {
    try JSONCodec().decode(shape, from: Array(json.utf8))
  }

  private func encode(_ shape: some EncodableShape) throws -> String {
    String(decoding: try JSONCodec().encode(shape), as: UTF8.self)
  }

  @Test("A status that the model does not list is kept and written back")
  func keepsUnknownStatus() throws {
    let json = #"{"Operation":{"Id":"1","Status":"PAUSED"}}"#
    let output = try decode(GetOperationOutput.self, json)
    #expect(output.operation?.status == OperationStatus(rawValue: "PAUSED"))
    #expect(output.operation?.status.map { OperationStatus.knownValues.contains($0) } == false)
    #expect(try encode(output) == json)
  }

  @Test("Members that the model does not have are skipped, whatever they hold")
  func skipsUnknownMembers() throws {
    let output = try decode(
      GetOperationOutput.self,
      #"{"New":[{"Operation":{"Id":"no"}}],"Operation":{"More":{"Id":null},"Id":"yes"}}"#)
    #expect(output == GetOperationOutput(operation: Operation(id: "yes")))
  }

  @Test("Null counts as absent, but in a sparse map it is a value")
  func readsNull() throws {
    let output = try decode(
      GetOperationOutput.self,
      #"{"Operation":{"Id":null,"Properties":{"a":null,"b":"x"},"StartTime":null}}"#)
    #expect(output.operation == Operation(properties: ["a": nil, "b": "x"]))
    #expect(try encode(output) == #"{"Operation":{"Properties":{"a":null,"b":"x"}}}"#)
    #expect(try decode(ListTagsForResourceResponse.self, #"{"tags":{"a":null}}"#).tags == [:])
  }

  @Test("A required member that is left out of an answer is empty, and the rest is there")
  func correctsAbsence() throws {
    let output = try decode(
      GetDatabaseOutput.self, #"{"Database":{"Credentials":[{"DatabaseName":"HDB/HDB"}]}}"#)
    #expect(
      output.database?.credentials == [
        ApplicationCredential(
          databaseName: "HDB/HDB", credentialType: CredentialType(rawValue: ""), secretId: "")
      ])
  }

  @Test("An error reads its message in either spelling", arguments: ["Message", "message"])
  func readsMessage(name: String) throws {
    #expect(try decode(ConflictException.self, "{\"\(name)\":\"m\"}").message == "m")
  }

  @Test("A member of the wrong kind is an error that names it")
  func namesWrongKind() {
    #expect {
      try decode(GetOperationOutput.self, #"{"Operation":{"Status":5}}"#)
    } throws: { error in
      (error as? ShapeReadingError)?.path == "Operation.Status"
    }
  }
}
