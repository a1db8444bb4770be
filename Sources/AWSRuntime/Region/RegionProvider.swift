/// A type that provides the region to call.
public protocol RegionProvider: Sendable {
  /// Returns the region, such as `eu-central-1`.
  ///
  /// - Throws: ``RegionError`` if no region is configured. A region is never guessed.
  func region() async throws(RegionError) -> String
}
