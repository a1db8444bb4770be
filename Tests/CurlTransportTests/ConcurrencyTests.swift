import CurlTransport
import HTTPTransportAPI
import HTTPTypes
import Testing

@Suite("Many requests", .timeLimit(.minutes(1)))
struct ConcurrencyTests {
  @Test("Requests one after the other share a connection")
  func reuse() async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    for _ in 0..<50 {
      #expect(try await transport.send(server.request()).head.status == .ok)
    }
    #expect(server.connectionCount == 1)
  }

  @Test("Three hundred requests at a time are all answered, each with its own answer")
  func concurrent() async throws {
    let server = try LoopbackServer { connection in
      while let request = connection.readRequest() {
        let line = String(decoding: request.prefix { $0 != 13 }, as: UTF8.self)
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(line.utf8.count)\r\n\r\n\(line)")
      }
    }
    let transport = try CurlTransport()
    let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for number in 0..<300 {
        group.addTask {
          (number, try await transport.send(server.request(.get, "/\(number)")).text)
        }
      }
      return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    #expect(answers.count == 300)
    for (number, answer) in answers { #expect(answer == "GET /\(number) HTTP/1.1") }
  }
}
