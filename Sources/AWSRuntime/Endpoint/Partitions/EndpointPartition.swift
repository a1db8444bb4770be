/// A set of regions that share accounts and a domain, such as `aws-cn`.
///
/// Source: Smithy 2.0 specification, "aws.partition function".
public struct EndpointPartition: Sendable, Hashable {
  /// The name of the partition, such as `aws`.
  public var name: String

  /// The DNS suffix of service endpoints.
  public var dnsSuffix: String

  /// The DNS suffix of dual-stack endpoints.
  public var dualStackDnsSuffix: String

  /// Whether the partition has FIPS endpoints.
  public var supportsFIPS: Bool

  /// Whether the partition has dual-stack endpoints, which also speak IPv6.
  public var supportsDualStack: Bool

  /// The region to sign for when a service is global.
  public var implicitGlobalRegion: String

  /// A regular expression that matches the names of current and future regions.
  public var regionPattern: String

  /// The known regions.
  public var regions: [String]

  /// Creates a partition.
  public init(
    _ name: String, dnsSuffix: String, dualStackDnsSuffix: String, supportsFIPS: Bool = true,
    supportsDualStack: Bool = true, implicitGlobalRegion: String, regionPattern: String,
    regions: [String]
  ) {
    self.name = name
    self.dnsSuffix = dnsSuffix
    self.dualStackDnsSuffix = dualStackDnsSuffix
    self.supportsFIPS = supportsFIPS
    self.supportsDualStack = supportsDualStack
    self.implicitGlobalRegion = implicitGlobalRegion
    self.regionPattern = regionPattern
    self.regions = regions
  }

  /// Returns whether the whole name matches the pattern. The pattern is compiled here because only
  /// unknown regions need it, once per configuration.
  func matches(_ region: String) -> Bool {
    guard let pattern = try? Regex(regionPattern).asciiOnlyWordCharacters().asciiOnlyDigits() else {
      return false
    }
    return region.wholeMatch(of: pattern) != nil
  }

  /// The partition as a value in rules.
  var value: EndpointValue {
    .record([
      "name": .string(name), "dnsSuffix": .string(dnsSuffix),
      "dualStackDnsSuffix": .string(dualStackDnsSuffix),
      "supportsFIPS": .boolean(supportsFIPS), "supportsDualStack": .boolean(supportsDualStack),
      "implicitGlobalRegion": .string(implicitGlobalRegion),
    ])
  }
}

extension EndpointPartition: Decodable {
  private enum Key: String, CodingKey {
    case id, outputs, regionRegex, regions
  }

  private struct Outputs: Decodable {
    let dnsSuffix: String
    let dualStackDnsSuffix: String
    let supportsFIPS: Bool
    let supportsDualStack: Bool
    let implicitGlobalRegion: String?
    let name: String?
  }

  /// An entry of a region, whose contents are not needed.
  private struct Ignored: Decodable {}

  /// Reads a partition in the format of `partitions.json`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let outputs = try container.decode(Outputs.self, forKey: .outputs)
    let id = try container.decode(String.self, forKey: .id)
    let pattern = try container.decode(String.self, forKey: .regionRegex)
    let regions = try container.decode([String: Ignored].self, forKey: .regions)
    do {
      _ = try Regex(pattern)
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .regionRegex, in: container, debugDescription: "invalid regular expression")
    }
    self.init(
      outputs.name ?? id, dnsSuffix: outputs.dnsSuffix,
      dualStackDnsSuffix: outputs.dualStackDnsSuffix, supportsFIPS: outputs.supportsFIPS,
      supportsDualStack: outputs.supportsDualStack,
      implicitGlobalRegion: outputs.implicitGlobalRegion ?? "", regionPattern: pattern,
      regions: regions.keys.sorted())
  }
}
