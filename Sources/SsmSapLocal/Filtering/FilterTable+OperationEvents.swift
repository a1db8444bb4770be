import SsmSapModels

extension FilterTable where Item == OperationEvent {
  /// The filters of `ListOperationEvents`.
  ///
  /// A resource's id is its ARN or what follows the last slash of the ARN (inferred).
  ///
  /// Source: AWS Systems Manager for SAP API Reference, "ListOperationEvents", `Filters`.
  static let operationEvents = FilterTable([
    .text("status", operators: [.equals]) { $0.status?.rawValue },
    .texts("resourceID", operators: [.equals]) { event in
      guard let arn = event.resource?.resourceArn else { return [] }
      return [arn] + arn.utf8.split(separator: UInt8(ascii: "/")).suffix(1).map { String($0) ?? "" }
    },
    .text("resourceType", operators: [.equals]) { $0.resource?.resourceType },
  ])
}
