/// A shape whose members are described at run time.
public protocol DynamicValues {
  /// The members that have a value.
  var values: [String: DynamicValue] { get }
}
