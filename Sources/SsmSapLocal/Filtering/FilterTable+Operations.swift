import SsmSapModels

extension FilterTable where Item == SsmSapModels.Operation {
  /// The filters of `ListOperations`: the members of an item, with the spelling that
  /// `ListOperationEvents` has (inferred).
  static let operations = FilterTable([
    .text("id") { $0.id },
    .text("type") { $0.type },
    .text("status") { $0.status?.rawValue },
    .text("resourceID") { $0.resourceId },
    .text("resourceType") { $0.resourceType },
    .text("resourceArn") { $0.resourceArn },
    .time("startTime") { $0.startTime },
    .time("endTime") { $0.endTime },
    .time("lastUpdatedTime") { $0.lastUpdatedTime },
  ])
}
