import CCurlBaseline

/// The peak of memory with many requests in flight. One side in one process, as a peak only grows.
enum Memory {
  static func measure(_ side: Side, inFlight: Int) async throws {
    let port = start_holding_server(Int32(inFlight))
    guard port > 0 else { throw Usage() }
    let load = Load(inFlight: inFlight, requests: inFlight)
    _ = try await load.run(side, authority: "127.0.0.1:\(port)")
    let mebibytes = (Double(peak_memory_kib()) / 1024).text(decimals: 1)
    print("\(side.rawValue): \(mebibytes) MiB, \(inFlight) in flight")
  }
}
