import Foundation
import SsmSapLocal

/// What a service has at its start.
struct StartContent {
  /// The SAP systems, applications and operations.
  var landscape: Landscape
  /// The access keys, at least one.
  let accessKeys: [AccessKey]
  /// The operations that are there for examples; none with a landscape file or with kept data.
  let examples: [LocalOperation]

  /// Reads the files that the options name.
  init(_ options: ServiceOptions) throws {
    accessKeys = try options.makeAccessKeys()
    if let path = options.landscape {
      landscape = try Self.landscape(path)
      examples = []
      return
    }
    let seed = Seed(now: Date().addingTimeInterval(Double(options.clockOffset)))
    var region = seed.region
    region.account = accessKeys.first?.account ?? region.account
    landscape = Landscape(region)
    examples = options.data == nil ? seed.operations : []
  }

  private static func landscape(_ path: String) throws -> Landscape {
    do {
      return try Landscape(json: [UInt8](try InputFile.read(path)))
    } catch let error as LandscapeError {
      throw FileError(path, error.description)
    }
  }
}
