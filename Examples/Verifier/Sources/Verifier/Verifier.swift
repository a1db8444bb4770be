import FlyingFox
import Foundation

/// Serves signed requests on a port of 127.0.0.1.
///
/// `swift run --package-path Examples/Verifier` prints its address. Then sign a request with curl:
///
///     curl --aws-sigv4 aws:amz:eu-central-1:orders --user AKIDEXAMPLE:example ADDRESS/orders -d '{}'
@main
struct Verifier {
  static func main() async throws {
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled,
      handler: SignedRequestHandler(secrets: ["AKIDEXAMPLE": "example"]))
    async let end: Void = server.run()
    try await server.waitUntilListening()
    if case .ip4(let host, let port) = await server.listeningAddress {
      print("http://\(host):\(port)")
      fflush(nil)
    }
    try await end
  }
}
