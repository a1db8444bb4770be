import AWSJSON
import AWSRuntime
import AWSShapes
import SsmSap

/// An operation of SSM for SAP that is known by its name only: JSON goes in, JSON comes out.
struct AnyOperation: Sendable {
  private let operation: any OperationShape.Type

  init(named name: String) throws {
    guard let found = SsmSapService.operations.first(where: { $0.name == name }) else {
      throw VectorFileError("the client has no operation \(name)")
    }
    operation = found
  }

  /// The errors that the model lists for the operation.
  var errors: [String] { operation.errors.map { $0.code } }

  /// Calls the operation.
  ///
  /// - Parameters:
  ///   - input: The input's members as one JSON object, wherever they stand in the request.
  ///   - client: What makes the call.
  /// - Returns: The output's members as one JSON object.
  func call(_ input: [UInt8], with client: SsmSapClient) async throws -> [UInt8] {
    try await Self.call(operation, input, client)
  }

  private static func call<Called: OperationShape>(
    _ operation: Called.Type, _ json: [UInt8], _ client: SsmSapClient
  ) async throws -> [UInt8] {
    try encode(try await client.call(operation, input: try input(of: operation, json)))
  }

  /// The items of all pages, each as JSON.
  func items(_ input: [UInt8], with client: SsmSapClient) async throws -> [[UInt8]] {
    guard let itemized = operation as? any ItemizedOperation.Type else {
      throw VectorFileError("\(operation.name) does not return pages of items")
    }
    return try await Self.items(itemized, input, client)
  }

  private static func items<Called: ItemizedOperation>(
    _ operation: Called.Type, _ json: [UInt8], _ client: SsmSapClient
  ) async throws -> [[UInt8]] {
    let pages = Pages(operation, input: try input(of: operation, json), caller: client)
    return try await pages.allItems().map { try encode($0) }
  }

  // MARK: JSON

  private static func input<Called: OperationShape>(
    of operation: Called.Type, _ json: [UInt8]
  ) throws -> Called.Input {
    guard let type = Called.Input.self as? any DecodableShape.Type,
      let input = try decode(type, json) as? Called.Input
    else { throw VectorFileError("the input of \(operation.name) cannot be read") }
    return input
  }

  private static func decode(_ type: (some DecodableShape).Type, _ json: [UInt8]) throws -> Any {
    try JSONCodec().decode(type, from: json)
  }

  private static func encode(_ value: Any) throws -> [UInt8] {
    guard let shape = value as? any EncodableShape else {
      throw VectorFileError("\(type(of: value)) cannot be written")
    }
    return try JSONCodec().encode(shape)
  }
}
