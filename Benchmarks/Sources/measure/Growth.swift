import Workloads

/// How the cost of decoding grows with the size of the document.
struct Growth {
  let text: String

  private static let megabytes = [1, 10, 100, 1000]

  init() throws {
    var lines = ["## growth of decoding and skipping, nanoseconds a byte"]
    for size in Self.megabytes {
      let document = SampleDocuments.page(of: size * 1_000_000 / 675)
      let decoding = try Self.nanoseconds { try GrowthWorkload.decode(document) }
      let skipping = try Self.nanoseconds { try GrowthWorkload.skip(document) }
      let each = [decoding, skipping].map { Table.number($0 / Double(document.count), places: 3) }
      lines.append("\(size) MB: decode \(each[0]), skip \(each[1])")
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func nanoseconds(_ work: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure { try work() } / .nanoseconds(1)
  }
}
