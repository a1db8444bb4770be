/// A provider that always returns the same region.
public struct StaticRegion: RegionProvider {
  private let value: String

  /// Creates a provider of a region.
  public init(_ region: String) {
    value = region
  }

  /// Returns the region.
  ///
  /// - Throws: ``RegionError`` if the region cannot be part of a host name.
  public func region() async throws(RegionError) -> String {
    guard HostLabel.isValid(value) else {
      throw RegionError(
        "the region \"\(value)\" is not one: it must look like eu-central-1, of letters, digits "
          + "and hyphens only")
    }
    return value
  }
}
