/// A configuration value and the place where it was found.
public struct Setting<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value

  /// The place where the value was found.
  public var origin: SettingOrigin

  /// Creates a setting.
  public init(_ value: Value, from origin: SettingOrigin) {
    self.value = value
    self.origin = origin
  }
}

extension Setting: Equatable where Value: Equatable {}
extension Setting: Hashable where Value: Hashable {}
