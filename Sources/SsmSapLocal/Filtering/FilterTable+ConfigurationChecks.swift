import SsmSapModels

extension FilterTable where Item == ConfigurationCheckOperation {
  /// The filters of `ListConfigurationCheckOperations`: the members of an item, with the spelling that
  /// `ListOperationEvents` has (inferred).
  static let configurationCheckOperations = FilterTable([
    .text("id") { $0.id },
    .text("status") { $0.status?.rawValue },
    .text("configurationCheckID") { $0.configurationCheckId?.rawValue },
    .time("startTime") { $0.startTime },
    .time("endTime") { $0.endTime },
  ])
}
