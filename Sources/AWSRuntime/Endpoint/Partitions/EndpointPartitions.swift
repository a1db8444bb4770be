#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is known of AWS's partitions.
public struct EndpointPartitions: Sendable, Hashable {
  /// The partitions, in the order in which a region is looked for.
  public var partitions: [EndpointPartition]

  /// These partitions.
  public init(_ partitions: [EndpointPartition]) {
    self.partitions = partitions
  }

  /// The partitions that a document in the form of `partitions.json` holds.
  ///
  /// - Throws: ``EndpointRuleSetError``, with the place in the document.
  public init(json: [UInt8]) throws(EndpointRuleSetError) {
    do {
      self = try JSONDecoder().decode(EndpointPartitions.self, from: Data(json))
    } catch {
      throw EndpointRuleSetError(error)
    }
  }

  /// The partition of a region: the one that lists it, else the one whose pattern it matches, else
  /// `aws`; nil when there is none of that name.
  public func partition(of region: String) -> EndpointPartition? {
    partitions.first { $0.regions.contains(region) }
      ?? partitions.first { $0.matches(region) }
      ?? partitions.first { $0.name == "aws" }
  }
}

extension EndpointPartitions: Decodable {}
