import AWSShapes
import SsmSapModels

/// The execution of one request: a copy of its scope's state, which an operation reads and changes.
///
/// The methods have the names of the operations and are in extensions, one file each. The copy
/// replaces the state if the method returns, and is dropped if it throws.
struct OperationHandler: SsmSapHandler {
  /// The state of the scope, advanced to the time of the request.
  var state: ScopeState

  /// The scope, the time and the planned failures.
  let context: RequestContext

  /// The generator of the ids that come next.
  var ids: SeededIDs
}

extension OperationHandler {
  /// Returns the application with the id.
  ///
  /// - Throws: A `ResourceNotFoundException` if there is none.
  func application(_ id: String) throws(LocalFailure) -> ApplicationRecord {
    guard let record = state.applications[id] else { throw .notFound(Self.unknown(id)) }
    return record
  }

  /// Returns the application with the id for an operation that models no `ResourceNotFoundException`.
  ///
  /// - Throws: A `ValidationException` if there is none (inferred).
  func validApplication(_ id: String) throws(LocalFailure) -> ApplicationRecord {
    guard let record = state.applications[id] else { throw .validation(Self.unknown(id)) }
    return record
  }

  /// Checks that there is a database with the ARN.
  ///
  /// - Throws: A `ResourceNotFoundException` if there is none.
  func requireDatabase(_ arn: String) throws(LocalFailure) {
    guard state.database(arn: arn) != nil else { throw .notFound("no database has the ARN \(arn)") }
  }

  private static func unknown(_ id: String) -> String {
    "no application has the id \(id)"
  }

  /// Checks that no operation is changing the application.
  ///
  /// - Throws: A `ConflictException` that names the operation.
  func requireIdle(_ record: ApplicationRecord) throws(LocalFailure) {
    if let reason = busyReason(of: record) { throw .conflict(reason) }
  }

  /// Returns which operation is changing the application; `nil` if none is.
  func busyReason(of record: ApplicationRecord) -> String? {
    state.unfinishedOperation(of: record.id).map { unfinished in
      "the operation \(unfinished.id) (\(unfinished.operation.type ?? "")) of the application "
        + "\(record.id) is in progress"
    }
  }

  /// Checks that discovery found the application's components.
  ///
  /// - Throws: A `ConflictException` if the registration failed.
  func requireRegistered(_ record: ApplicationRecord) throws(LocalFailure) {
    guard record.components.isEmpty else { return }
    throw .conflict(
      "the application \(record.id) is not registered: its discovery status is "
        + "\(record.application.discoveryStatus?.rawValue ?? "unknown")")
  }

  /// Begins an operation, and applies the steps that are due at once.
  ///
  /// - Parameters:
  ///   - type: The type that `GetOperation` returns.
  ///   - record: The application that the operation belongs to.
  ///   - connected: The application that the operation starts or stops as well.
  ///   - properties: The properties that `GetOperation` returns.
  ///   - timeline: What happens.
  /// - Returns: The operation's id.
  mutating func begin(
    _ type: String, of record: ApplicationRecord, connected: ApplicationRecord? = nil,
    properties: [String: String?]? = nil, _ timeline: Timeline
  ) -> String {
    let id = ids.uuid()
    state.add(
      OperationRecord(
        operation: SsmSapModels.Operation(
          id: id, type: type, status: .inprogress, properties: properties,
          resourceType: "APPLICATION", resourceId: record.id, resourceArn: record.arn,
          startTime: context.now, lastUpdatedTime: context.now),
        applicationID: record.id, connectedApplicationID: connected?.id, steps: timeline.steps))
    state.advance(to: context.now)
    return id
  }

  /// A timeline that starts now.
  var timeline: Timeline { Timeline(startingAt: context.now, clock: context.clock) }
}
