import CommandSupport
import SsmSap

/// A provider of a region that logs where it was found.
struct LoggedRegion: RegionProvider {
  let next: any RegionProvider
  let log: OrderedWriter

  func region() async throws(RegionError) -> String {
    let region = try await next.region()
    let origin = try await (next as? DefaultRegion)?.resolve().origin
    log.write("* region \(region) from \(origin.map { "\($0)" } ?? "--region")\n")
    return region
  }
}
