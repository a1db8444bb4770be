import CurlTransport
import HTTPTransportAPI
import HTTPTypes

/// One call of a soak, what becomes of which is decided by its number.
struct Call {
  /// How a call can end.
  enum End {
    case answered
    case failed
    case cancelled
  }

  private enum Kind {
    case plain
    /// The response is read as a stream.
    case streamed
    case fault(String)
    case cancelled
  }

  private let number: Int
  private let kind: Kind

  init(_ number: Int) {
    self.number = number
    let faults = ["/cut", "/garbage", "/reset"]
    switch number % 100 {
    case 0: kind = .fault(faults[number / 100 % faults.count])
    case 1...5: kind = .cancelled
    case 6...10: kind = .streamed
    default: kind = .plain
    }
  }

  /// How it has to end.
  var expectedEnd: End {
    switch kind {
    case .plain, .streamed: .answered
    case .fault: .failed
    case .cancelled: .cancelled
    }
  }

  /// - Parameter executor: Where a task that the call makes runs; `nil` for anywhere.
  /// - Throws: ``Failure`` if it ended in a way that no call should.
  func run(
    over transport: CurlTransport, _ port: Int32, on executor: (any TaskExecutor)?
  ) async throws -> End {
    switch kind {
    case .plain, .streamed:
      let status = try await send("/", over: transport, port)
      guard status == .ok else { throw Failure("status \(status)") }
      return .answered
    case .fault(let path):
      do throws(TransportError) {
        _ = try await send(path, over: transport, port)
        return .answered
      } catch {
        guard [.reset, .protocolViolation].contains(error.code) else { throw error }
        return .failed
      }
    case .cancelled:
      let task = Task(executorPreference: executor) { () -> TransportError.Code? in
        do throws(TransportError) {
          _ = try await send("/never", over: transport, port)
          return nil
        } catch {
          return error.code
        }
      }
      try await waitAWhile()
      task.cancel()
      let code = await task.value
      guard code == .cancelled else { throw Failure("cancelled: \(code?.rawValue ?? "answered")") }
      return .cancelled
    }
  }

  /// So that some are cancelled before they start, some as they start, and some under way.
  private func waitAWhile() async throws {
    switch number % 3 {
    case 0: break
    case 1: await Task.yield()
    default: try await Task.sleep(for: .milliseconds(number % 7))
    }
  }

  private func send(
    _ path: String, over transport: CurlTransport, _ port: Int32
  ) async throws(TransportError) -> HTTPResponse.Status {
    let request = HTTPRequest(
      method: .post, scheme: "http", authority: "127.0.0.1:\(port)", path: path)
    var options = TransportOptions()
    if case .streamed = kind { options.streamsResponse = true }
    let response = try await transport.send(request, body: RequestBody([1, 2]), options: options)
    _ = try await response.body.collect(upTo: 1024)
    return response.head.status
  }
}
