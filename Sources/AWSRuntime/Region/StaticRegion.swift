/// Answers with the region it was given.
public struct StaticRegion: RegionProvider {
  private let value: String

  /// A provider of this region.
  public init(_ region: String) {
    value = region
  }

  /// The region it was given.
  ///
  /// - Throws: ``RegionError`` when it could not be part of a host name.
  public func region() async throws(RegionError) -> String {
    guard HostLabel.isValid(value) else {
      throw RegionError(
        "the region \"\(value)\" is not one: it must look like eu-central-1, of letters, digits "
          + "and hyphens only")
    }
    return value
  }
}
