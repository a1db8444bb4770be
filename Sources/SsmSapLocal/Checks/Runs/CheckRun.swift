import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A configuration check of an application, with the course that was planned when it started.
struct CheckRun: Sendable, Hashable, Codable {
  /// The place in the order in which the scope's checks started.
  var number: UInt64 = 0

  /// The id of the operation.
  var id: String

  /// The id of the application.
  var applicationID: String

  /// The id of the check.
  var checkID: String

  /// When the check started.
  var start: Date

  /// When the check's status becomes `INPROGRESS`; before, it has none.
  var progress: Date

  /// When the check ends.
  var end: Date

  /// The results, which are visible from the end on.
  var subChecks: [SubCheckRecord]

  /// Why the check failed; `nil` if it did not.
  var failure: String?
}

extension CheckRun {
  /// Starts a check.
  ///
  /// The results are what the check finds in the system at its start.
  ///
  /// - Parameters:
  ///   - check: The check.
  ///   - applicationID: The id of the application.
  ///   - system: The system that the application stands for.
  ///   - now: The current time.
  ///   - length: Returns how long something takes that takes the duration on AWS.
  ///   - ids: The generator of the ids of the operation and its results.
  init(
    of check: ConfigurationCheck, applicationID: String, system: SystemConfiguration, at now: Date,
    length: (Duration) -> Duration, ids: inout SeededIDs
  ) {
    id = ids.uuid()
    self.applicationID = applicationID
    checkID = check.id.rawValue
    start = now
    progress = now.addingTimeInterval(
      length(ConfigurationCheck.timeWithoutStatus) / Duration.seconds(1))
    end = progress.addingTimeInterval(length(check.duration) / Duration.seconds(1))
    subChecks = []
    for subCheck in check.subChecks {
      var record = SubCheckRecord(
        id: ids.uuid(), name: subCheck.name, description: subCheck.description,
        references: subCheck.references, rules: [])
      for rule in subCheck.rules {
        for finding in rule.findings(system) {
          record.rules.append(
            RuleRecord(
              id: ids.uuid(), description: rule.description, status: finding.status.rawValue,
              message: finding.message, metadata: finding.metadata))
        }
      }
      subChecks.append(record)
    }
  }

  /// Returns the status at a time; `nil` just after the start.
  func status(at now: Date) -> OperationStatus? {
    if hasEnded(at: now) { return failure == nil ? .success : .error }
    return now >= progress ? .inprogress : nil
  }

  /// Whether the check has ended, with or without results.
  func hasEnded(at now: Date) -> Bool { now >= end }

  /// The operation as `StartConfigurationChecks` returns it, without a status even if the check takes
  /// no time.
  var operationAtStart: ConfigurationCheckOperation { operation(in: nil) }

  /// Returns the operation as the service describes it at a time.
  func operation(at now: Date) -> ConfigurationCheckOperation {
    operation(in: status(at: now))
  }

  private func operation(in status: OperationStatus?) -> ConfigurationCheckOperation {
    let check = ConfigurationCheck.named(ConfigurationCheckType(rawValue: checkID))
    var operation = ConfigurationCheckOperation(
      id: id, applicationId: applicationID, status: status,
      configurationCheckId: ConfigurationCheckType(rawValue: checkID),
      configurationCheckName: check?.name, configurationCheckDescription: check?.description,
      startTime: start)
    switch status {
    case .success:
      operation.endTime = end
      operation.ruleStatusCounts = counts
    case .error:
      operation.endTime = end
      operation.statusMessage = failure
    default: break
    }
    return operation
  }

  /// How many rules ended in which way.
  var counts: RuleStatusCounts {
    var numbers: [RuleResultStatus: Int32] = [:]
    for rule in subChecks.flatMap(\.rules) {
      numbers[RuleResultStatus(rawValue: rule.status), default: 0] += 1
    }
    return RuleStatusCounts(
      failed: numbers[.failed, default: 0], warning: numbers[.warning, default: 0],
      info: numbers[.info, default: 0], passed: numbers[.passed, default: 0],
      unknown: numbers[.unknown, default: 0])
  }
}
