import Foundation
import SsmSapLocal
import SsmSapModels

/// Operations for the examples: what the default landscape has besides its systems.
struct Seed {
  private static let application = "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HDB-PRD"

  let operations: [LocalOperation]

  /// The region of the example landscape, with the operations.
  var region: LandscapeRegion {
    var region = Landscape.example.regions.first ?? LandscapeRegion()
    region.operations = operations
    return region
  }

  /// Creates three operations around the current time: a finished, a running and a failed one.
  init(now: Date = Date()) {
    // Whole seconds are easier to read.
    let now = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
    operations = [
      LocalOperation(
        Self.operation("5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b01", "REGISTER_APPLICATION"),
        start: now.addingTimeInterval(-3600.875), duration: .seconds(95.25), outcome: .success),
      LocalOperation(
        Self.operation("5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b02", "START_APPLICATION"),
        start: now, duration: .seconds(60), outcome: .success),
      LocalOperation(
        Self.operation("5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b03", "STOP_APPLICATION"),
        start: now.addingTimeInterval(-600), duration: .seconds(30),
        outcome: .error("The instance i-0a1b2c3d4e5f60718 could not be stopped.")),
    ]
  }

  static func summary(of operation: LocalOperation) -> String {
    let type = operation.operation.type ?? ""
    switch operation.outcome {
    case .success: return "\(type), SUCCESS after \(operation.duration)"
    case .error: return "\(type), ERROR"
    }
  }

  private static func operation(_ id: String, _ type: String) -> SsmSapModels.Operation {
    SsmSapModels.Operation(
      id: id, type: type,
      properties: ["ApplicationId": "HDB-PRD", "Note": nil, "Reason": "Größe geändert ✓ \"ok\""],
      resourceType: "APPLICATION", resourceId: "HDB-PRD", resourceArn: application)
  }
}
