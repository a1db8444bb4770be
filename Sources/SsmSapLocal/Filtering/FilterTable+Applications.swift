import SsmSapModels

extension FilterTable where Item == ApplicationSummary {
  /// The filters of `ListApplications`: the members of an item (inferred).
  static let applications = FilterTable([
    .text("id") { $0.id },
    .text("type") { $0.type?.rawValue },
    .text("discoveryStatus") { $0.discoveryStatus?.rawValue },
    .text("arn") { $0.arn },
  ])
}
