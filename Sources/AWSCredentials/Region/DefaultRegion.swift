public import AWSRuntime
import Synchronization

/// Finds the region that the AWS command line finds on the same machine, once.
///
/// The sources, in this order: `AWS_REGION`, `AWS_DEFAULT_REGION`, `region` of the selected
/// profile, the metadata of an EC2 instance. It is never guessed.
public final class DefaultRegion: RegionProvider {
  private let host: HostEnvironment
  private let profile: String?
  private let found = Mutex<Setting<String>?>(nil)

  /// The sources of an environment.
  ///
  /// - Parameters:
  ///   - host: The variables and files, and what instance metadata needs.
  ///   - profile: The name of the profile; that of `AWS_PROFILE`, else `default` unless given.
  public init(in host: HostEnvironment, profile: String? = nil) {
    self.host = host
    self.profile = profile
  }

  /// The region.
  ///
  /// - Throws: `RegionError` that says what was tried and what would help.
  public func region() async throws(RegionError) -> String {
    try await resolve().value
  }

  /// The region, and where it was found.
  ///
  /// - Throws: `RegionError` that says what was tried and what would help.
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
      settings = try ClientSettings(in: host, profile: profile)
      if let region = settings.region { return region }
      metadata = try InstanceMetadata(settings: settings)
    } catch {
      throw RegionError(error.description)
    }
    do {
      return Setting(try await metadata.region(), from: .instanceMetadata)
    } catch {
      throw RegionError(
        "no region. Tried, in order: (1) AWS_REGION and AWS_DEFAULT_REGION: not set; "
          + "(2) \(settings.profile.title) of \(settings.shared.configPlace): no region; "
          + "(3) instance metadata: \(error.message). Set AWS_REGION, for example to "
          + "eu-central-1, or give the client a region")
    }
  }
}
