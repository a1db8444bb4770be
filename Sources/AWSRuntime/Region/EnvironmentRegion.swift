/// Takes the region from `AWS_REGION`, else from `AWS_DEFAULT_REGION`.
public struct EnvironmentRegion: RegionProvider {
  private let environment: [String: String]

  /// A provider over these variables.
  public init(_ environment: [String: String]) {
    self.environment = environment
  }

  /// The region that the variables name.
  ///
  /// - Throws: ``RegionError`` when neither is set, or the one that is set cannot be a region.
  public func region() async throws(RegionError) -> String {
    for name in ["AWS_REGION", "AWS_DEFAULT_REGION"] {
      if let value = environment[name], !value.isEmpty {
        return try await StaticRegion(value).region()
      }
    }
    throw RegionError(
      "no region: set the environment variable AWS_REGION, for example to eu-central-1, or give "
        + "the client a region")
  }
}
