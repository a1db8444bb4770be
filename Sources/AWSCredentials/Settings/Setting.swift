/// A value of the configuration, and where it was found.
public struct Setting<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value

  /// Where it was found.
  public var origin: SettingOrigin

  /// A setting of these parts.
  public init(_ value: Value, from origin: SettingOrigin) {
    self.value = value
    self.origin = origin
  }
}

extension Setting: Equatable where Value: Equatable {}
extension Setting: Hashable where Value: Hashable {}
