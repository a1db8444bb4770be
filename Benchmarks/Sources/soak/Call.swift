import CurlTransport
import HTTPTransportAPI
import HTTPTypes

/// One call of a soak, what becomes of which is decided by its number.
struct Call {
  private enum Kind {
    case plain
    case fault(String)
    case cancelled
  }

  private let kind: Kind

  init(_ number: Int) {
    let faults = ["/cut", "/garbage", "/reset"]
    switch number % 100 {
    case 0: kind = .fault(faults[number / 100 % faults.count])
    case 1...5: kind = .cancelled
    default: kind = .plain
    }
  }

  /// - Throws: ``Failure`` if it ended in another way than it should.
  func run(over transport: CurlTransport, _ port: Int32) async throws -> Tally {
    switch kind {
    case .plain:
      let status = try await send("/", over: transport, port)
      guard status == .ok else { throw Failure("status \(status)") }
      return Tally(answered: 1)
    case .fault(let path):
      do throws(TransportError) {
        _ = try await send(path, over: transport, port)
      } catch {
        guard [.reset, .protocolViolation].contains(error.code) else { throw error }
        return Tally(failed: 1)
      }
      throw Failure("\(path) was answered")
    case .cancelled:
      let task = Task { () -> TransportError.Code? in
        do throws(TransportError) {
          _ = try await send("/never", over: transport, port)
          return nil
        } catch {
          return error.code
        }
      }
      await Task.yield()
      task.cancel()
      let code = await task.value
      guard code == .cancelled else { throw Failure("cancelled: \(code?.rawValue ?? "answered")") }
      return Tally(cancelled: 1)
    }
  }

  private func send(
    _ path: String, over transport: CurlTransport, _ port: Int32
  ) async throws(TransportError) -> HTTPResponse.Status {
    let request = HTTPRequest(
      method: .get, scheme: "http", authority: "127.0.0.1:\(port)", path: path)
    let response = try await transport.send(request, body: .empty, options: TransportOptions())
    _ = try await response.body.collect(upTo: 1024)
    return response.head.status
  }
}
