import ArgumentParser
import CurlTransport

/// Measures a running `ssm-sap-local` on loopback.
@main
struct MeasureLocal: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure-local",
    abstract: "Measures a running ssm-sap-local.",
    discussion: """
      Prints the time of a request when one follows the other, the requests per second with 64 in \
      flight, and the memory of the service while it carries out operations. Every request is signed \
      anew. `Scripts/benchmark-local` starts a service and runs it.
      """)

  private static let inFlight = 64

  @Argument(help: "The host and port of the service, such as 127.0.0.1:8080.")
  var authority: String

  @Argument(help: "The process ID of the service.")
  var process: Int

  @Flag(help: "Measure for a few seconds only, to show that the benchmark works.")
  var quick = false

  @Option(help: "The number of operations to carry out while the memory is watched.")
  var operations = 100_000

  func run() async throws {
    let transport = try CurlTransport()
    let read = LocalLoad(authority, .getApplication, over: transport)
    let change = LocalLoad(authority, .startApplicationRefresh, over: transport)
    try await withTaskExecutorPreference(transport.executor) {
      // Connections, caches and the first operations that retention later removes.
      try await change.run(quick ? 100 : 3_000, inFlight: Self.inFlight)
      for (name, load) in [("GetApplication", read), ("StartApplicationRefresh", change)] {
        print("\(name), one after the other: \(try await load.run(quick ? 100 : 20_000))")
        let concurrent = try await load.run(quick ? 640 : 50_000, inFlight: Self.inFlight)
        print("\(name), \(Self.inFlight) in flight: \(concurrent)")
      }
      try await watchMemory(change)
    }
    await transport.close()
  }

  private func watchMemory(_ load: LocalLoad) async throws {
    let parts = 10
    let count = quick ? 1_000 : operations
    print("The service's memory over \(count) operations: \(try ServiceMemory.mebibytes(process))")
    for part in 1...parts {
      try await load.run(count / parts, inFlight: Self.inFlight)
      print("  after \(count / parts * part): \(try ServiceMemory.mebibytes(process))")
    }
  }
}
