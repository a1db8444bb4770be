import AWSJSON
import AWSShapes

/// The permissions of a database as an IAM policy document (inferred).
///
/// Source: IAM User Guide, "Grammar of the IAM JSON policy language"; Service Authorization Reference,
/// "Actions, resources, and condition keys for AWS Systems Manager for SAP".
struct PermissionPolicy: EncodableShape {
  /// The ARN of the database.
  let resource: String

  /// The permissions.
  let permissions: [ResourcePermission]

  private static let document = MemberTable("Policy", ["Version", "Statement"])

  /// The policy as JSON text; `nil` without permissions.
  func text() throws(ShapeWritingError) -> String? {
    guard !permissions.isEmpty else { return nil }
    return String(decoding: try JSONCodec().encode(self), as: UTF8.self)
  }

  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginStructure()
    writer.member(0, of: Self.document)
    writer.writeString("2012-10-17")
    writer.member(1, of: Self.document)
    writer.writeList(of: permissions.map { Statement(resource: resource, permission: $0) })
    writer.endStructure()
  }

  private struct Statement: EncodableShape {
    let resource: String
    let permission: ResourcePermission

    private static let members = MemberTable(
      "Statement", ["Effect", "Principal", "Action", "Resource", "Condition"])

    func encode(to writer: inout some ShapeWriter & ~Copyable) {
      writer.beginStructure()
      writer.member(0, of: Self.members)
      writer.writeString("Allow")
      writer.member(1, of: Self.members)
      writer.writeStringMap(["Service": "ssm-sap.amazonaws.com"])
      writer.member(2, of: Self.members)
      writer.writeString("ssm-sap:\(actionName)")
      writer.member(3, of: Self.members)
      writer.writeString(resource)
      writer.member(4, of: Self.members)
      writer.writeMap(["ArnEquals": permission.source]) { writer, source in
        writer.writeStringMap(["aws:SourceArn": source])
      }
      writer.endStructure()
    }

    private var actionName: String {
      permission.action == "RESTORE" ? "RestoreDatabase" : permission.action
    }
  }
}
