import AWSCredentials
import HTTPTransportAPI

/// A set of time-outs for where a program runs.
///
/// Every mode retries in standard mode. Only the time to connect differs.
///
/// Source: AWS SDKs and Tools Reference Guide, "Smart configuration defaults".
public struct DefaultsMode: Sendable, Hashable {
  private enum Value: Sendable, Hashable {
    case legacy, standard, inRegion, crossRegion, mobile, auto
  }

  private let value: Value

  /// The defaults of this package; what counts unless something else is set.
  public static let legacy = DefaultsMode(value: .legacy)
  /// Suits most programs: 3.1 seconds to connect.
  public static let standard = DefaultsMode(value: .standard)
  /// For calls within a region: 1.1 seconds to connect.
  public static let inRegion = DefaultsMode(value: .inRegion)
  /// For calls from one region to another: 3.1 seconds to connect.
  public static let crossRegion = DefaultsMode(value: .crossRegion)
  /// For networks of high latency: 30 seconds to connect.
  public static let mobile = DefaultsMode(value: .mobile)
  /// Within the region or across regions, where variables or instance metadata tell the region that
  /// the program runs in; elsewhere standard. No call waits for instance metadata: until it has
  /// answered, standard counts.
  public static let auto = DefaultsMode(value: .auto)

  private init(value: Value) {
    self.value = value
  }

  init(_ setting: ClientSettings.DefaultsMode) {
    value =
      switch setting {
      case .legacy: .legacy
      case .standard: .standard
      case .inRegion: .inRegion
      case .crossRegion: .crossRegion
      case .mobile: .mobile
      case .auto: .auto
      }
  }

  /// The options with the mode's time-outs.
  func options(from options: TransportOptions) -> TransportOptions {
    var options = options
    switch value {
    case .legacy: break
    case .standard, .crossRegion, .auto: options.connectTimeout = .milliseconds(3100)
    case .inRegion: options.connectTimeout = .milliseconds(1100)
    case .mobile: options.connectTimeout = .seconds(30)
    }
    return options
  }
}
