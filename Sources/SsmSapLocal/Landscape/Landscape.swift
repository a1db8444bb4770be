import AWSJSON
import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The SAP systems that a local service finds on EC2 instances, and the applications and operations
/// that it has from the start.
///
/// A landscape file is a JSON object with the members of ``LandscapeRegion``, or an object with the
/// member `Regions`, an array of such objects. ``singleNode`` and ``multiNode`` are examples; their
/// files, and a description of all members, are in the folder `Examples/Landscapes` of the package.
public struct Landscape: Sendable, Hashable {
  /// The regions of accounts that have SAP systems. Other regions are empty.
  public var regions: [LandscapeRegion]

  /// Creates a landscape of several regions.
  public init(regions: [LandscapeRegion]) {
    self.regions = regions
  }

  /// Creates a landscape of one region.
  public init(_ region: LandscapeRegion) {
    self.init(regions: [region])
  }

  /// Reads a landscape file.
  ///
  /// - Parameter json: The content of the file in UTF-8.
  /// - Throws: ``LandscapeError``, with the path of the first member that is missing, unknown or
  ///   invalid.
  public init(json: [UInt8]) throws(LandscapeError) {
    do {
      self = try JSONDecoder().decode(Landscape.self, from: Data(json))
    } catch let error as DecodingError {
      let invalid = LandscapeError(error)
      guard invalid.path.isEmpty, let place = Self.syntaxError(in: json) else { throw invalid }
      throw place
    } catch {
      throw LandscapeError(path: "", reason: "\(error)")
    }
    try validate()
  }

  /// Returns the place at which a text is not JSON, which the decoder does not tell; `nil` if it is.
  private static func syntaxError(in json: [UInt8]) -> LandscapeError? {
    do {
      _ = try JSONCodec().decode(Document.self, from: json)
      return nil
    } catch {
      let line = json.prefix(error.offset).count(where: { $0 == UInt8(ascii: "\n") }) + 1
      return LandscapeError(path: "", reason: "is not JSON: \(error.reason) in line \(line)")
    }
  }

  /// Returns the landscape as a file, in UTF-8, indented and with its members sorted.
  public func json() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Nothing in a landscape is impossible to encode, except a time that is not finite.
    return (try? encoder.encode(self)).map { [UInt8]($0) } ?? Array("{}".utf8)
  }
}

extension Landscape: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case regions = "Regions"
  }

  /// Reads one region, or the member `Regions`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard container.contains(.regions) else {
      self.init(try LandscapeRegion(from: decoder))
      return
    }
    try decoder.refuseMembers(except: CodingKeys.self)
    self.init(regions: try container.decode([LandscapeRegion].self, forKey: .regions))
  }

  /// Writes a single region without the member `Regions`.
  public func encode(to encoder: any Encoder) throws {
    if regions.count == 1, let region = regions.first { return try region.encode(to: encoder) }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(regions, forKey: .regions)
  }
}
