package import AWSCredentials

extension ClientSettings.DefaultsMode {
  /// How long a connection may take in this mode. `nil` where the default of the package applies.
  ///
  /// Source: AWS SDKs and Tools Reference Guide, "Smart configuration defaults".
  package var connectTimeout: Duration? {
    switch self {
    case .legacy: nil
    case .standard, .crossRegion, .auto: .milliseconds(3100)
    case .inRegion: .milliseconds(1100)
    case .mobile: .seconds(30)
    }
  }
}
