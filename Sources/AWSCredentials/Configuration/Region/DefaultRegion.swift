public import AWSRuntime
import Synchronization

/// A region provider that finds the same region as the AWS CLI on the same machine.
///
/// Searches, in this order: `AWS_REGION`, `AWS_DEFAULT_REGION`, `region` of the selected profile,
/// the metadata of an EC2 instance. Searches once and keeps the result.
public final class DefaultRegion: RegionProvider {
  private let host: HostEnvironment
  private let profile: String?
  private let found = Mutex<Setting<String>?>(nil)

  /// Creates a provider for an environment.
  ///
  /// - Parameters:
  ///   - host: The environment to search.
  ///   - profile: The name of the profile. If `nil`, that of `AWS_PROFILE`, else `default`.
  public init(in host: HostEnvironment, profile: String? = nil) {
    self.host = host
    self.profile = profile
  }

  /// Returns the region.
  ///
  /// - Throws: `RegionError` that lists where the region was searched and how to set one.
  public func region() async throws(RegionError) -> String {
    try await resolve().value
  }

  /// Returns the region, and where it was found.
  ///
  /// - Throws: `RegionError` that lists where the region was searched and how to set one.
  public func resolve() async throws(RegionError) -> Setting<String> {
    if let known = found.withLock({ $0 }) { return known }
    let setting = try await search()
    do {
      _ = try await StaticRegion(setting.value).region()
    } catch {
      throw RegionError("\(error.message) (\(setting.origin))")
    }
    found.withLock { $0 = setting }
    return setting
  }

  private func search() async throws(RegionError) -> Setting<String> {
    let settings: ClientSettings
    let metadata: InstanceMetadata
    do {
      settings = try await ClientSettings(in: host, profile: profile)
      if let region = settings.region { return region }
      metadata = try InstanceMetadata(settings: settings)
    } catch {
      throw RegionError(error.description)
    }
    // Where nothing responds, the machine is no instance, and waiting would not help.
    var mayPass = false
    do {
      let answer = try await metadata.regionAnswer()
      mayPass = answer.status != 200 && answer.errorKind == .unreachable
      return Setting(try metadata.region(of: answer), from: .instanceMetadata)
    } catch {
      throw RegionError(
        "no region. Tried, in order: (1) AWS_REGION and AWS_DEFAULT_REGION: not set; "
          + "(2) \(settings.profile.title) of \(settings.shared.configPlace): no region; "
          + "(3) instance metadata: \(error.message). Set AWS_REGION, for example to "
          + "eu-central-1, or give the client a region", mayPass: mayPass)
    }
  }
}
