import JMESPath
import SsmSapModels

/// An application with its components, its databases and its last operations.
struct ApplicationOverview: Sendable {
  var application: Application
  var tags: [String: String]
  /// The components in the order of the service's list.
  var components: [Component]
  var databases: [Database]
  /// The last operations, the newest first.
  var operations: [SsmSapModels.Operation]

  /// Returns everything as one document.
  func document() throws -> JSONValue {
    .object([
      JSONValue.Member("Application", try JSONValue(encoding: application)),
      JSONValue.Member(
        "Tags",
        .object(tags.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) })
      ),
      JSONValue.Member("Components", .array(try components.map { try JSONValue(encoding: $0) })),
      JSONValue.Member("Databases", .array(try databases.map { try JSONValue(encoding: $0) })),
      JSONValue.Member("Operations", .array(try operations.map { try JSONValue(encoding: $0) })),
    ])
  }
}
