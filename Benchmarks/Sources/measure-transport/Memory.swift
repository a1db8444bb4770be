import CCurlBaseline

/// The peak memory with many requests in flight. Each side needs a process of its own, because a
/// peak only grows.
enum Memory {
  /// The server could not be started.
  struct NoServer: Error {}

  static func measure(_ side: Side, inFlight: Int) async throws {
    let port = start_holding_server(Int32(inFlight))
    guard port > 0 else { throw NoServer() }
    let load = Load(inFlight: inFlight, requests: inFlight)
    _ = try await load.run(side, authority: "127.0.0.1:\(port)")
    let mebibytes = (Double(peak_memory_kib()) / 1024).text(decimals: 1)
    print("\(side.rawValue): \(mebibytes) MiB, \(inFlight) in flight")
  }
}
