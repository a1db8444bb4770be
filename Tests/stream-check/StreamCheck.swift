import AWSClient
import AWSShapes
import CurlTransport
import GeneratedParcels
import Synchronization

/// Sends and receives a stream of many bytes with a generated client, and prints what arrived.
///
///     stream-check PORT up|down|file ARGUMENT
///     stream-check PORT listen|read|talk COUNT CERTIFICATES
///
/// The argument is a number of bytes, or the path of a file. Without TLS the signature
/// covers a body, so `up` and `file` read their stream twice. `listen` and `talk` receive and send
/// events with TLS; `read` reads so many responses and prints the milliseconds of the slowest.
@main
struct StreamCheck {
  private static let chunkSize = 256 * 1024

  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.count == 4, let count = Int(arguments[2]) {
      let client = try Events.client(arguments[0], trusting: arguments[3])
      switch arguments[1] {
      case "talk": print(try await Events.talk(count, with: client))
      case "listen": print(try await Events.listen(arguments[2], with: client))
      case "read": print(try await Events.read(count, with: client))
      default: throw Failure(what: "unknown mode \(arguments[1])")
      }
      return
    }
    guard arguments.count == 3 else { throw Failure(what: "expected PORT MODE ARGUMENT") }
    let client = try client(arguments[0])
    let argument = arguments[2]
    switch arguments[1] {
    case "up": try await send(try bytes(argument, isReplayable: true), with: client)
    case "file": try await send(try await ByteStream.file(argument), with: client)
    case "down": try await receive(argument, with: client)
    default: throw Failure(what: "unknown mode \(arguments[1])")
    }
  }

  private static func client(_ port: String) throws -> ParcelsClient {
    var configuration = ClientConfiguration(
      transport: try CurlTransport(configuration: .init()), environment: [:])
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AKID", secretAccessKey: "s3cret"))
    configuration.endpointURL = "http://127.0.0.1:\(port)"
    return ParcelsClient(configuration)
  }

  private static func bytes(_ text: String, isReplayable: Bool) throws -> ByteStream {
    guard let count = Int(text) else { throw Failure(what: "\(text) is not a number") }
    return ByteStream(length: count, isReplayable: isReplayable) {
      let left = Mutex(count)
      return AsyncStream<[UInt8]> {
        let size = left.withLock { left in
          let size = min(left, chunkSize)
          left -= size
          return size
        }
        return size > 0 ? [UInt8](repeating: 7, count: size) : nil
      }
    }
  }

  private static func send(_ stream: ByteStream, with client: ParcelsClient) async throws {
    let output = try await client.storeRecording(id: "a", recording: stream)
    print(output.byteCount ?? -1)
  }

  private static func receive(_ count: String, with client: ParcelsClient) async throws {
    var received = 0
    for try await chunk in try await client.getScan(id: count).scan { received += chunk.count }
    print(received)
  }
}

struct Failure: Error {
  let what: String
}
