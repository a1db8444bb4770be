#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The partitions of AWS.
public struct EndpointPartitions: Sendable, Hashable {
  /// The partitions, in search order.
  public var partitions: [EndpointPartition]

  /// Creates a list of partitions.
  public init(_ partitions: [EndpointPartition]) {
    self.partitions = partitions
  }

  /// Reads a document in the format of `partitions.json`.
  ///
  /// - Throws: ``EndpointRuleSetError``, with the place in the document.
  public init(json: [UInt8]) throws(EndpointRuleSetError) {
    do {
      self = try JSONDecoder().decode(EndpointPartitions.self, from: Data(json))
    } catch {
      throw EndpointRuleSetError(error)
    }
  }

  /// Returns the partition of a region: the one that lists it, else the one whose pattern matches,
  /// else `aws`; `nil` if there is no partition `aws`.
  public func partition(of region: String) -> EndpointPartition? {
    partitions.first { $0.regions.contains(region) }
      ?? partitions.first { $0.matches(region) }
      ?? partitions.first { $0.name == "aws" }
  }
}

extension EndpointPartitions: Decodable {}
