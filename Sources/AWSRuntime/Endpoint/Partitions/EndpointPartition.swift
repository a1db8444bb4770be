/// A set of regions that share accounts and a domain, such as `aws-cn`.
///
/// Source: Smithy 2.0 specification, "aws.partition function".
public struct EndpointPartition: Sendable, Hashable {
  /// The name, such as `aws`.
  public var name: String

  /// The domain of its services.
  public var dnsSuffix: String

  /// The domain of its services' endpoints that speak IPv6 as well.
  public var dualStackDnsSuffix: String

  /// Whether there are endpoints whose cryptography is validated by FIPS 140.
  public var supportsFIPS: Bool

  /// Whether there are endpoints that speak IPv6 as well.
  public var supportsDualStack: Bool

  /// The region that signs for services without regions.
  public var implicitGlobalRegion: String

  /// A regular expression that the names of its regions match, those of the future included.
  public var regionPattern: String

  /// The regions that are known.
  public var regions: [String]

  /// A partition of these parts.
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

  /// Whether the whole name matches the pattern. Compiled where it is used: only the names of
  /// regions that are not known get here, once for a configuration.
  func matches(_ region: String) -> Bool {
    guard let pattern = try? Regex(regionPattern).asciiOnlyWordCharacters().asciiOnlyDigits() else {
      return false
    }
    return region.wholeMatch(of: pattern) != nil
  }

  /// The partition as rules see it.
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

  /// What stands beside a region's name is not needed.
  private struct Ignored: Decodable {}

  /// Reads a partition in the form of `partitions.json`.
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
        forKey: .regionRegex, in: container, debugDescription: "this is no regular expression")
    }
    self.init(
      outputs.name ?? id, dnsSuffix: outputs.dnsSuffix,
      dualStackDnsSuffix: outputs.dualStackDnsSuffix, supportsFIPS: outputs.supportsFIPS,
      supportsDualStack: outputs.supportsDualStack,
      implicitGlobalRegion: outputs.implicitGlobalRegion ?? "", regionPattern: pattern,
      regions: regions.keys.sorted())
  }
}
