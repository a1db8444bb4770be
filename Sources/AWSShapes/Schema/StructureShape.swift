/// A structure whose members are known without a value.
public protocol StructureShape: Sendable {
  /// The members, in the order of the model.
  static var members: MemberTable { get }
}
