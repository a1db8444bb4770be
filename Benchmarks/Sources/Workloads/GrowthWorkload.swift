import AWSJSON
import SsmSapModels

/// Decoding documents of any size.
public enum GrowthWorkload {
  private static let codec: JSONCodec = {
    var limits = JSONLimits()
    limits.size = .max
    return JSONCodec(limits: limits)
  }()

  /// Reads a page of operations.
  public static func decode(_ document: [UInt8]) throws {
    _ = try codec.decode(ListOperationsOutput.self, from: document)
  }

  /// Skips every member of a page.
  public static func skip(_ document: [UInt8]) throws {
    _ = try codec.decode(NothingKnown.self, from: document)
  }
}
