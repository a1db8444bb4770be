import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import SsmSap
import SsmSapLocal
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Client, against the local service in process")
struct SsmSapClientTests {
  private static let id = "01234567-89ab-cdef-0123-456789abcdef"
  private static let start = Date(timeIntervalSince1970: 1_700_000_000.25)
  private static let keys = Credentials(accessKeyID: "AKID", secretAccessKey: "s3cret")

  private static let operation = SsmSapModels.Operation(
    id: id, type: "START_APPLICATION", properties: ["a": nil, "b": "é\n\"😀"],
    resourceType: "APPLICATION", resourceId: "HDB-PRD")

  private func service(
    _ outcome: LocalOperation.Outcome = .success, clock: VirtualClock
  ) -> LocalService {
    service(outcome, keys: Self.keys, clock: clock)
  }

  private func service(
    _ outcome: LocalOperation.Outcome = .success, keys: Credentials, clock: VirtualClock
  ) -> LocalService {
    let operation = LocalOperation(
      Self.operation, start: Self.start, duration: .seconds(10), outcome: outcome)
    return LocalService(
      landscape: Landscape(LandscapeRegion(operations: [operation])),
      accessKeys: [AccessKey(keys)], clock: LocalClock(machine: { clock.now() }))
  }

  private func client(
    _ service: LocalService, clock: VirtualClock, credentials: Credentials = keys,
    retry: any RetryStrategy = StandardRetry()
  ) -> SsmSapClient {
    var configuration = ClientConfiguration(
      transport: LocalTransport(service), environment: ["AWS_REGION": "eu-central-1"])
    configuration.credentials = StaticCredentials(credentials)
    configuration.clock = clock
    configuration.retry = retry
    return SsmSapClient(configuration)
  }

  private func error(_ client: SsmSapClient, _ id: String = id) async -> CallError? {
    do {
      _ = try await client.getOperation(operationId: id)
      return nil
    } catch {
      return error
    }
  }

  @Test("An operation goes from in progress to success as time goes by")
  func followsOperation() async throws {
    let clock = VirtualClock(startingAt: Self.start)
    let client = client(service(clock: clock), clock: clock)
    var expected = Self.operation
    expected.status = .inprogress
    expected.startTime = Self.start
    expected.lastUpdatedTime = Self.start
    #expect(try await client.getOperation(operationId: Self.id).operation == expected)

    clock.advance(by: .seconds(10))
    expected.status = .success
    expected.endTime = Self.start.addingTimeInterval(10)
    expected.lastUpdatedTime = expected.endTime
    let input = GetOperationInput(operationId: Self.id)
    #expect(try await client.getOperation(input).operation == expected)
  }

  @Test("An operation that fails says why")
  func followsFailingOperation() async throws {
    let clock = VirtualClock(startingAt: Self.start.addingTimeInterval(60))
    let client = client(service(.error("no such instance"), clock: clock), clock: clock)
    let operation = try await client.getOperation(operationId: Self.id).operation
    #expect(operation?.status == .error)
    #expect(operation?.statusMessage == "no such instance")
  }

  @Test("A session token is signed and sent")
  func sendsSessionToken() async throws {
    let clock = VirtualClock(startingAt: Self.start)
    let temporary = Credentials(
      accessKeyID: "AKID", secretAccessKey: "s3cret", sessionToken: "token/+=")
    let service = service(keys: temporary, clock: clock)
    let found = client(service, clock: clock, credentials: temporary)
    #expect(try await found.getOperation(operationId: Self.id).operation?.id == Self.id)
    #expect(await error(client(service, clock: clock))?.code == "UnrecognizedClientException")
  }

  @Test("An id that the service does not know is a ValidationException that names it")
  func reportsUnknownOperation() async {
    let clock = VirtualClock(startingAt: Self.start)
    let unknown = "ffffffff-ffff-4fff-8fff-ffffffffffff"
    let found = await error(client(service(clock: clock), clock: clock), unknown)
    #expect(found?.code == "ValidationException")
    #expect((found?.modeled as? ValidationException)?.message?.contains(unknown) == true)
    #expect(found?.httpStatus == 400)
    #expect(found?.requestID != nil)
  }

  @Test(
    "An id that is not a UUID is refused before anything is sent",
    arguments: [
      "", "x", "01234567-89ab-cdef-0123-456789abcdeg", "0123456789abcdef0123456789abcdef",
      "01234567-89ab-cdef-0123-456789abcdef\n", "{{01234567-89ab-cdef-0123-456789abcdef}}",
    ])
  func refusesMalformedID(id: String) async {
    let clock = VirtualClock(startingAt: Self.start)
    let found = await error(client(service(clock: clock), clock: clock), id)
    #expect(found?.kind == .input)
    #expect(found?.message.hasPrefix("OperationId must match ^") == true)
  }

  @Test("An id in braces is sent, since the model allows it, and finds the operation")
  func acceptsBraces() async throws {
    let clock = VirtualClock(startingAt: Self.start)
    let client = client(service(clock: clock), clock: clock)
    let output = try await client.getOperation(operationId: "{\(Self.id)}")
    #expect(output.operation?.id == Self.id)
  }

  @Test("A clock that is off is corrected by the service's", arguments: [3600.0, -3600.0])
  func followsServiceClock(skew: Double) async {
    let service = service(clock: VirtualClock(startingAt: Self.start))
    let client = client(
      service, clock: VirtualClock(startingAt: Self.start.addingTimeInterval(skew)))
    #expect(await error(client) == nil)
  }

  @Test("A wrong secret, an unknown key and a clock that is off are told apart")
  func reportsRefusedSignatures() async {
    let clock = VirtualClock(startingAt: Self.start)
    let service = service(clock: clock)
    let wrongSecret = Credentials(accessKeyID: "AKID", secretAccessKey: "other")
    let unknownKey = Credentials(accessKeyID: "AKIDOTHER", secretAccessKey: "s3cret")
    let wrong = await error(client(service, clock: clock, credentials: wrongSecret))
    #expect(wrong?.code == "InvalidSignatureException")
    #expect(wrong?.clockSkew == .zero)
    let unknown = await error(client(service, clock: clock, credentials: unknownKey))
    #expect(unknown?.code == "UnrecognizedClientException")
    for skew in [3600.0, -3600.0] {
      let off = await error(
        client(
          service, clock: VirtualClock(startingAt: Self.start.addingTimeInterval(skew)),
          retry: NoRetry()))
      #expect(off?.code == "InvalidSignatureException")
      #expect(off?.clockSkew == .seconds(skew))
    }
  }

  @Test("Without region or credentials the first call says which variable is missing")
  func reportsMissingEnvironment() async {
    let transport = LocalTransport(service(clock: VirtualClock(startingAt: Self.start)))
    let empty = SsmSapClient(ClientConfiguration(transport: transport, environment: [:]))
    #expect(await error(empty)?.message.contains("AWS_REGION") == true)
    let noSecret = SsmSapClient(
      ClientConfiguration(
        transport: transport,
        environment: ["AWS_DEFAULT_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "AKID"]))
    #expect(await error(noSecret)?.message.contains("AWS_SECRET_ACCESS_KEY") == true)
  }

  @Test("A cancelled task gets an error that says so")
  func reportsCancellation() async {
    let clock = VirtualClock(startingAt: Self.start)
    let client = client(service(clock: clock), clock: clock)
    let task = Task {
      try? await Task.sleep(for: .seconds(60))
      return await error(client)
    }
    task.cancel()
    #expect(await task.value?.kind == .cancelled)
  }
}
