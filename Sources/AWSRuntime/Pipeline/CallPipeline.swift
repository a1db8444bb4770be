public import AWSShapes
import AWSSigV4
import HTTPTransportAPI
import HTTPTypes

/// Carries one call from input to output.
///
/// 1. Validate: an input that the model does not allow is not sent.
/// 2. Serialize: the wire protocol turns operation and input into the parts of a request.
/// 3. Resolve: region, then endpoint; the parts become a request.
/// 4. Per attempt:
///    1. Credentials are asked for.
///    2. The request is signed, with the date of the attempt.
///    3. The transport sends it and collects the response.
///    4. The response is classified: success, or an error of the service.
/// 5. Deserialize: the wire protocol turns the response into the output.
public struct CallPipeline: Sendable {
  private let configuration: CallConfiguration

  /// A pipeline of these parts.
  public init(_ configuration: CallConfiguration) {
    self.configuration = configuration
  }

  /// Calls the operation.
  ///
  /// - Throws: ``CallError``, whose kind tells which step failed.
  public func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    let failure = CallFailure(operation: Operation.name)
    try validate(input, failure)
    let parts = try serialize(operation, input, failure)
    let region = try await resolveRegion(failure)
    let request = try makeRequest(parts, for: Operation.service, in: region, failure)
    let body = try bytes(of: parts.body, failure)
    let response = try await attempt(
      request, body: body, service: Operation.service, region: region, failure)
    guard configuration.wireProtocol.isSuccess(status: response.status) else {
      let wireFailure = configuration.wireProtocol.failure(of: operation, from: response)
      throw failure.service(wireFailure, response, now: configuration.clock.now())
    }
    do {
      return try configuration.wireProtocol.output(of: operation, from: response)
    } catch {
      throw failure.unreadable(response, error)
    }
  }

  private func validate(
    _ input: some ConstrainedShape, _ failure: CallFailure
  ) throws(CallError) {
    let violations = input.violations()
    guard let first = violations.first else { return }
    let message = violations.map(\.description).joined(separator: "; ")
    throw failure.error(.input, message, first)
  }

  private func serialize<Operation: OperationShape>(
    _ operation: Operation.Type, _ input: Operation.Input, _ failure: CallFailure
  ) throws(CallError) -> WireRequest {
    do {
      return try configuration.wireProtocol.request(for: operation, input: input)
    } catch {
      throw failure.error(.input, error.description, error)
    }
  }

  private func resolveRegion(_ failure: CallFailure) async throws(CallError) -> String {
    do {
      return try await configuration.region.region()
    } catch {
      throw failure.error(.region, error.message, error)
    }
  }

  private func makeRequest(
    _ parts: WireRequest, for service: ServiceShape, in region: String, _ failure: CallFailure
  ) throws(CallError) -> HTTPRequest {
    let endpoint: Endpoint
    do {
      endpoint = try configuration.endpoint.endpoint(for: service, region: region)
    } catch {
      throw failure.error(.endpoint, error.message, error)
    }
    guard let method = HTTPRequest.Method(parts.method) else {
      throw failure.error(.input, "\"\(parts.method)\" is not an HTTP method")
    }
    var request = HTTPRequest(
      method: method, scheme: endpoint.scheme, authority: parts.hostPrefix + endpoint.authority,
      path: endpoint.basePath + parts.target)
    for header in parts.headers {
      guard let name = HTTPField.Name(header.name) else {
        throw failure.error(.input, "\"\(header.name)\" is not the name of a header")
      }
      request.headerFields.append(HTTPField(name: name, value: header.value))
    }
    request.headerFields[.userAgent] = configuration.userAgent
    return request
  }

  private func bytes(
    of body: ByteStream?, _ failure: CallFailure
  ) throws(CallError) -> [UInt8] {
    guard let body else { return [] }
    guard let bytes = body.bytes else {
      throw failure.error(.input, "a body that is a stream of chunks cannot be sent")
    }
    return bytes
  }

  private func attempt(
    _ request: HTTPRequest, body: [UInt8], service: ServiceShape, region: String,
    _ failure: CallFailure
  ) async throws(CallError) -> WireResponse {
    let credentials: Credentials
    do {
      credentials = try await configuration.credentials.credentials()
    } catch {
      throw failure.error(.credentials, error.message, error)
    }
    var signed = request
    let context = SigningContext(
      credentials: credentials, date: configuration.clock.now(), region: region,
      service: service.signingName)
    do {
      try configuration.signer.sign(&signed, body: body, with: context)
    } catch {
      throw failure.error(.signing, "the request cannot be signed: \(error)", error)
    }
    return try await transmit(signed, body, failure)
  }

  private func transmit(
    _ request: HTTPRequest, _ body: [UInt8], _ failure: CallFailure
  ) async throws(CallError) -> WireResponse {
    let options = configuration.transportOptions
    do {
      let response = try await configuration.transport.send(
        request, body: RequestBody(body), options: options)
      let bytes = try await response.body.collect(upTo: options.maximumResponseBodySize)
      return WireResponse(
        status: response.head.status.code,
        headers: response.head.headerFields.map { WireHeader($0.name.rawName, $0.value) },
        body: bytes)
    } catch {
      throw failure.transport(error)
    }
  }
}
