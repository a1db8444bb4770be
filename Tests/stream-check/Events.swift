import AWSClient
import AWSShapes
import CurlTransport
import GeneratedRadio

/// Receives and sends streams of events over HTTP/2 and TLS.
enum Events {
  /// How many events are read before the reader stops.
  private static let beforePause = 10

  /// Creates a client of a server with TLS on this machine.
  ///
  /// - Parameter authorities: The file of the certificates to trust.
  static func client(_ port: String, trusting authorities: String) throws -> TestRadioClient {
    var curl = CurlTransportConfiguration()
    curl.certificateAuthorityFile = authorities
    var configuration = ClientConfiguration(
      transport: try CurlTransport(configuration: curl), environment: [:])
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AKID", secretAccessKey: "s3cret"))
    configuration.endpointURL = "https://127.0.0.1:\(port)"
    return TestRadioClient(configuration)
  }

  /// Reads some events, then waits for a line of input before it reads the rest.
  ///
  /// - Returns: The number of bytes in all events.
  static func listen(_ station: String, with client: TestRadioClient) async throws -> Int {
    var (count, bytes) = (0, 0)
    for try await event in try await client.listen(station: station).programme {
      guard case .sound(let sound) = event else { throw Failure(what: "expected sound") }
      bytes += sound.samples?.count ?? 0
      count += 1
      guard count == beforePause else { continue }
      print("paused")
      guard readLine() != nil else { throw Failure(what: "the input ended") }
    }
    return bytes
  }

  /// Reads all events of a number of responses, one after the other.
  ///
  /// - Returns: The milliseconds that the slowest took.
  static func read(_ count: Int, with client: TestRadioClient) async throws -> Int {
    var slowest = Duration.zero
    for _ in 0..<count {
      let start = ContinuousClock.now
      for try await _ in try await client.listen(station: "1").programme {}
      slowest = max(slowest, start.duration(to: .now))
    }
    return Int(slowest / .milliseconds(1))
  }

  /// Sends a number of words, each when the reply to the one before has arrived.
  ///
  /// - Returns: The number of replies.
  static func talk(_ count: Int, with client: TestRadioClient) async throws -> Int {
    let (words, say) = AsyncStream.makeStream(of: WordStream.self)
    let output = try await client.talk(room: "a", words: EventStream(words))
    var replies = output.replies.makeAsyncIterator()
    for number in 1...count {
      say.yield(.word(WordEvent(text: "word \(number)")))
      guard try await replies.next() == .heard(HeardEvent(text: "ok", count: Int32(number))) else {
        throw Failure(what: "no reply to word \(number)")
      }
    }
    say.finish()
    guard try await replies.next() == nil else { throw Failure(what: "one reply too many") }
    return count
  }
}
