import AWSJSON
import AWSShapes
public import AWSSigV4
public import HTTPTypes
import SsmSapModels

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// AWS Systems Manager for SAP in memory: for tests, demonstrations and development.
///
/// The service verifies signatures of any region and checks inputs against the service's model, as
/// AWS does. Its operations are given at the start and progress with its clock.
public struct LocalService: Sendable {
  private let operations: [String: LocalOperation]
  private let access: AccessControl
  private let now: @Sendable () -> Date
  private let codec = JSONCodec()

  /// Creates a service.
  ///
  /// - Parameters:
  ///   - operations: The operations that `GetOperation` finds.
  ///   - credentials: The credentials that requests may be signed with.
  ///   - now: Returns the current time; by default that of the machine.
  public init(
    operations: [LocalOperation],
    credentials: [Credentials],
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.operations = Dictionary(
      operations.compactMap { operation in operation.operation.id.map { ($0, operation) } },
      uniquingKeysWith: { first, _ in first })
    self.access = AccessControl(credentials.map { AccessKey($0) })
    self.now = now
  }

  /// Responds to a request, also to an invalid one.
  public func respond(to request: HTTPRequest, body: [UInt8]) -> LocalResponse {
    let date = now()
    do {
      _ = try access.admit(request, body: body, at: date)
      return .success(try route(request, body, at: date), at: date)
    } catch {
      return .failure(error, at: date)
    }
  }

  private func route(
    _ request: HTTPRequest, _ body: [UInt8], at date: Date
  ) throws(LocalFailure) -> [UInt8] {
    let path = RequestTarget(request.path ?? "").path
    switch (request.method.rawValue, path) {
    case (GetOperation.http.method, GetOperation.http.uri):
      return try answer(body) { (input: GetOperationInput) throws(LocalFailure) in
        try getOperation(input, at: date)
      }
    default:
      throw LocalFailure(
        404, "UnknownOperationException",
        "no operation has the method \(request.method) and the path \(path)")
    }
  }

  private func answer<Input: DecodableShape & ConstrainedShape>(
    _ body: [UInt8], _ operation: (Input) throws(LocalFailure) -> some EncodableShape
  ) throws(LocalFailure) -> [UInt8] {
    let input: Input
    do {
      input = try codec.decode(Input.self, from: body)
    } catch {
      throw LocalFailure(400, "SerializationException", "the body cannot be read: \(error)")
    }
    try check(input)
    do {
      return try codec.encode(try operation(input))
    } catch let failure as LocalFailure {
      throw failure
    } catch {
      throw LocalFailure(500, "InternalServerException", "the response cannot be written: \(error)")
    }
  }

  private func check(_ input: some ConstrainedShape) throws(LocalFailure) {
    let violations = input.violations()
    guard !violations.isEmpty else { return }
    let count =
      violations.count == 1 ? "1 validation error" : "\(violations.count) validation errors"
    let list = violations.map(\.description).joined(separator: "; ")
    throw LocalFailure(400, ValidationException.code, "\(count) detected: \(list)")
  }

  /// An unknown id is a validation error, because the operation models no error that fits better
  /// (inferred).
  private func getOperation(
    _ input: GetOperationInput, at date: Date
  ) throws(LocalFailure) -> GetOperationOutput {
    guard let operation = operations[input.operationId] else {
      throw LocalFailure(
        400, ValidationException.code, "no operation has the id \(input.operationId)")
    }
    return GetOperationOutput(operation: operation.state(at: date))
  }
}
