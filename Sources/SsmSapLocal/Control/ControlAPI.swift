import AWSJSON
import AWSShapes
import AWSSigV4
public import HTTPTypes

/// The HTTP interface to control a local service: its clock, its faults and its landscape.
///
/// Requests under `/_local/` are not signed. Those that a page of another site can have sent are
/// refused with status 403. Everything here is available in Swift from ``LocalService``, too.
///
/// | request | body | response |
/// |---|---|---|
/// | `GET /_local/state` | | the whole state |
/// | `POST /_local/reset` | | after a return to the start, without faults and requests |
/// | `POST /_local/clock` | `Pace`, `Factor`, `OffsetSeconds` | the clock |
/// | `POST /_local/step` | `Seconds` | the clock |
/// | `GET /_local/faults` | | the faults, with how many calls each matched and met |
/// | `POST /_local/faults` | a fault | the fault with its ID |
/// | `DELETE /_local/faults`, `/_local/faults/{id}` | | |
/// | `GET /_local/landscape` | | the landscape, which can be seeded again |
/// | `POST /_local/landscape` | a landscape | |
/// | `GET /_local/requests` | | the newest requests |
public struct ControlAPI: Sendable {
  private let service: LocalService
  private let control: ControlGuard
  private let codec = JSONCodec()

  /// Creates an interface to a service.
  ///
  /// - Parameters:
  ///   - service: The service to control.
  ///   - allowedHosts: The host names and addresses, without a port, that the service is served on
  ///     besides those of the loopback.
  public init(_ service: LocalService, allowedHosts: Set<String> = []) {
    self.service = service
    control = ControlGuard(allowedHosts)
  }

  /// The path that all requests begin with.
  public static let root = "/_local/"

  /// A number that grows with every change of the service's state, clock, faults and requests.
  public var revision: UInt64 {
    service.revision &+ service.clock.revision &+ service.faults.revision
      &+ service.requests.revision
  }

  /// Returns the response to `GET /_local/state` as JSON.
  ///
  /// - Throws: ``ControlError`` if the state cannot be written as JSON.
  public func state() throws(ControlError) -> [UInt8] {
    do {
      return try codec.encode(ControlState(service, revision: revision))
    } catch {
      throw ControlError("the state cannot be written: \(error)")
    }
  }

  /// Returns the response that refuses a request under `/_local/`; `nil` if it may be answered.
  ///
  /// ``respond(to:body:)`` has done this. Use it for what the executable serves itself.
  public func refusal(of request: HTTPRequest) -> LocalResponse? {
    control.refusal(of: request).map { LocalResponse.failure($0, at: service.clock.wireTime()) }
  }

  /// Responds to a request.
  ///
  /// - Returns: `nil` if the request is not for the control API.
  public func respond(to request: HTTPRequest, body: [UInt8]) async -> LocalResponse? {
    guard let endpoint = ControlEndpoint(request) else { return nil }
    if let refusal = refusal(of: request) { return refusal }
    let date = service.clock.wireTime()
    do throws(LocalFailure) {
      var response = LocalResponse.success(try await carryOut(endpoint, body), at: date)
      response.head.headerFields[.cacheControl] = "no-store"
      return response
    } catch {
      return .failure(error, at: date)
    }
  }
}

extension ControlAPI {
  private func carryOut(
    _ endpoint: ControlEndpoint, _ body: [UInt8]
  ) async throws(LocalFailure) -> [UInt8] {
    do {
      switch endpoint {
      case .state: return try state()
      case .reset: try await reset()
      case .clock: return try setClock(body)
      case .step: return try step(body)
      case .faults: return try codec.encode(ControlList("Faults", service.faults.entries))
      case .addFault: return try codec.encode(try service.faults.add(Fault(json: body)))
      case .removeFault(let id): try removeFault(id)
      case .clearFaults: service.faults.clear()
      case .landscape: return service.landscape().json()
      case .seed: try await service.seed(Landscape(json: body))
      case .requests: return try codec.encode(ControlList("Requests", service.requests.records))
      case .wrongMethod(let allowed):
        throw LocalFailure(405, "MethodNotAllowed", "use the method \(allowed)")
      }
      return Array("{}".utf8)
    } catch let failure as LocalFailure {
      throw failure
    } catch let error as ControlError {
      throw LocalFailure.validation(error.description)
    } catch let error as LandscapeError {
      throw LocalFailure.validation(error.description)
    } catch {
      throw LocalFailure.internalError("\(error)")
    }
  }

  private func reset() async throws {
    try await service.reset()
    service.faults.clear()
    service.requests.clear()
  }

  private func setClock(_ body: [UInt8]) throws -> [UInt8] {
    try ControlClock(json: body).apply(to: service.clock)
    return try codec.encode(ControlClock(service.clock))
  }

  private func step(_ body: [UInt8]) throws -> [UInt8] {
    let members = try ControlMembers(body, names: ["Seconds"])
    guard let seconds = try members.number("Seconds", in: 0...Self.longestStep) else {
      throw ControlError("Seconds is missing: how far the clock is moved forward")
    }
    guard service.clock.pace == .stepped else {
      throw LocalFailure.conflict(
        #"the clock is not stepped; send {"Pace": "stepped"} to \#(Self.root)clock first"#)
    }
    service.clock.step(by: .seconds(seconds))
    return try codec.encode(ControlClock(service.clock))
  }

  /// A year, in seconds.
  private static let longestStep = 31_536_000.0

  private func removeFault(_ id: String) throws(LocalFailure) {
    guard service.faults.remove(id) else {
      throw .notFound("no fault has the Id \(id)")
    }
  }
}
