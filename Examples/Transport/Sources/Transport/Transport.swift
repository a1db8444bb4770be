import CurlTransport
import HTTPTransportAPI
import HTTPTypes

/// Sends ten requests at once to a server and prints the status and the size of each response.
///
/// `swift run --package-path Examples/Transport Transport https example.com`
@main
struct Transport {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      print("usage: Transport SCHEME HOST")
      return
    }
    let request = HTTPRequest(
      method: .get, scheme: arguments[1], authority: arguments[2], path: "/")
    let transport = try CurlTransport()
    var options = TransportOptions()
    options.timeout = .seconds(10)
    try await withThrowingTaskGroup(of: (status: Int, size: Int).self) { [options] group in
      for _ in 0..<10 {
        group.addTask {
          let response = try await transport.send(request, body: .empty, options: options)
          let body = try await response.body.collect(upTo: 1 << 20)
          return (response.head.status.code, body.count)
        }
      }
      for try await (status, size) in group { print(status, "\(size) bytes") }
    }
  }
}
