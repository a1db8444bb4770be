#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The AWS partitions.
public struct EndpointPartitions: Sendable, Hashable {
  /// The partitions, in the order in which they are searched for a region.
  public var partitions: [EndpointPartition]

  /// Creates a list of partitions.
  public init(_ partitions: [EndpointPartition]) {
    self.partitions = partitions
  }

  /// Creates a list from a document in the form of `partitions.json`.
  ///
  /// - Throws: ``EndpointRuleSetError``, with the path in the document.
  public init(json: [UInt8]) throws(EndpointRuleSetError) {
    do {
      self = try JSONDecoder().decode(EndpointPartitions.self, from: Data(json))
    } catch {
      throw EndpointRuleSetError(error)
    }
  }

  /// Returns the partition of a region: the one that lists it, else the one whose pattern matches it,
  /// else `aws`, or `nil` if the list has no partition of that name.
  public func partition(of region: String) -> EndpointPartition? {
    partitions.first { $0.regions.contains(region) }
      ?? partitions.first { $0.matches(region) }
      ?? partitions.first { $0.name == "aws" }
  }
}

extension EndpointPartitions: Decodable {}
