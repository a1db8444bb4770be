import AWSRuntime

/// The settings of requests to instance metadata.
struct InstanceMetadataSettings: Sendable, Hashable {
  /// The setting that disables instance metadata; `nil` if it is enabled.
  let disabledBy: SettingOrigin?

  let endpoint: Endpoint
  let allowsV1: Bool
  let timeout: Duration

  /// The maximum number of attempts of a request.
  let attempts: Int

  /// The time limit for finding out whether there is an instance metadata service. Outside AWS
  /// nothing responds at its address, and a program must not wait for it.
  let discoveryBudget: Duration

  private static let defaultTimeout = Duration.seconds(1)
  private static let defaultAttempts = 3
  private static let defaultBudget = Duration.seconds(2)

  /// - Throws: ``ConfigurationError`` for an invalid value.
  init(
    _ settings: ClientSettings, mode: ClientSettings.MetadataEndpointMode? = nil
  ) throws(ConfigurationError) {
    let disabled = settings.ec2MetadataDisabled
    disabledBy = disabled?.value == true ? disabled?.origin : nil
    allowsV1 = try settings.ec2MetadataV1Disabled?.value != true
    endpoint = try Self.endpoint(settings, mode)
    let timeout = try settings.metadataTimeout?.value
    let attempts = try settings.metadataAttempts?.value
    self.timeout = timeout ?? Self.defaultTimeout
    self.attempts = attempts ?? Self.defaultAttempts
    // A timeout or number of attempts of the user's own says how long to wait.
    discoveryBudget =
      timeout == nil && attempts == nil
      ? Self.defaultBudget : max(Self.defaultBudget, self.timeout * self.attempts)
  }

  private static func endpoint(
    _ settings: ClientSettings, _ mode: ClientSettings.MetadataEndpointMode?
  ) throws(ConfigurationError) -> Endpoint {
    if let url = settings.ec2MetadataEndpoint {
      do throws(EndpointError) {
        return try Endpoint(url: url.value)
      } catch {
        throw ConfigurationError(.invalidValue, "\(error.message) (\(url.origin))", at: url.origin)
      }
    }
    let configured = try settings.ec2MetadataEndpointMode?.value
    let mode = mode ?? configured ?? .ipv4
    return Endpoint(
      scheme: "http", authority: mode == .ipv6 ? "[fd00:ec2::254]" : "169.254.169.254")
  }
}
