import Foundation
import SsmSap
import SsmSapModels

@testable import ssm_sap

/// Values that the tests of waiting share.
enum FollowSamples {
  static let id = "01234567-89ab-cdef-0123-456789abcdef"
  static let otherId = "fedcba98-7654-3210-fedc-ba9876543210"
  static let application = "HANA-PRD"
  static let arn = "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HANA-PRD"
  /// 22:13:20Z.
  static let start = Date(timeIntervalSince1970: 1_700_000_000)

  static func date(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

  static func operation(
    _ status: OperationStatus, after seconds: Double? = nil, message: String? = nil,
    id: String = id, type: String = "START_APPLICATION"
  ) -> SsmSapModels.Operation {
    SsmSapModels.Operation(
      id: id, type: type, status: status, statusMessage: message, resourceType: "APPLICATION",
      resourceId: application, resourceArn: arn, startTime: start, endTime: seconds.map(date))
  }

  static func event(
    _ component: String, _ status: OperationEventStatus, after seconds: Double,
    message: String? = nil
  ) -> OperationEvent {
    OperationEvent(
      description: "Start \(component)",
      resource: Resource(resourceArn: "\(arn)/COMPONENT/\(component)"),
      status: status, statusMessage: message, timestamp: date(seconds))
  }

  /// An operation in progress that has three steps, of which one has ended.
  static func work() -> FollowedWork {
    var work = FollowedWork(operation: id)
    work.apply(.operation(operation(.inprogress)), at: start)
    work.apply(.event(event("HDB-HDB00", .inProgress, after: 1)), at: start)
    work.apply(.event(event("HDB-HDB00-a", .inProgress, after: 1)), at: start)
    work.apply(.event(event("HDB-HDB00-a", .completed, after: 61)), at: start)
    work.apply(.event(event("HDB-HDB00-b", .inProgress, after: 61)), at: start)
    return work
  }
}
