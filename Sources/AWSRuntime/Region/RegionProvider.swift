/// Finds the region to call.
public protocol RegionProvider: Sendable {
  /// The region, such as `eu-central-1`.
  ///
  /// - Throws: ``RegionError`` when there is none: a region is never guessed.
  func region() async throws(RegionError) -> String
}
