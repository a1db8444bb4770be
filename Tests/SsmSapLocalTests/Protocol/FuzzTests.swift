import AWSShapes
import AWSSigV4
import HTTPTypes
import SsmSapLocal
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Sends random requests to the whole service.
@Suite("Random requests")
struct FuzzTests {
  /// The number of bad requests of each test; `Scripts/fuzz-local` sets a larger one.
  private static let count =
    ProcessInfo.processInfo.environment["FUZZ_REQUESTS"].flatMap { Int($0) } ?? 2000

  private let service = LocalService(clock: .still)

  private func respond(_ wire: WireInput) async throws -> LocalResponse {
    var request = wire.request
    let context = SigningContext(
      credentials: AccessKey.example.credentials, date: SignedRequest.now, region: "eu-central-1",
      service: "ssm-sap")
    if request.headerFields[.authorization] == nil {
      // What cannot be signed is sent without a signature.
      try? SigV4Signer().sign(&request, payload: .bytes(wire.body), with: context)
    }
    return await service.respond(to: request, body: wire.body).response
  }

  /// Whether the service gives the right answer to a right request.
  private func answers() async throws -> Bool {
    let wire = try WireInput(
      try #require(ServiceModel.shared.operations.first { $0.name == "ListApplications" }),
      .map([:]))
    return try await respond(wire).head.status.code == 200
  }

  @Test("Bad requests never get a 5xx, and the service still answers", arguments: [1, 2])
  func badRequests(seed: UInt64) async throws {
    var requests = BadRequests(seed: seed)
    var statuses: [Int: Int] = [:]
    for index in 0..<Self.count {
      let wire = try requests.next()
      let response = try await respond(wire)
      let status = response.head.status.code
      statuses[status, default: 0] += 1
      let body = String(decoding: wire.body.prefix(300), as: UTF8.self)
      try #require(
        (200..<500).contains(status),
        "request \(index) of seed \(seed): \(wire.request.method) \(wire.request.path ?? ""): \(body)"
      )
      if status != 200 { #expect(response.code?.isEmpty == false) }
      if index % 1000 == 0 { #expect(try await answers()) }
    }
    #expect(try await answers())
    // The requests reach every stage, and not only the first.
    for status in [200, 400, 403, 404, 415] { #expect(statuses[status] != nil) }
    print("\(Self.count) requests by status: \(statuses.sorted { $0.key < $1.key })")
  }

  @Test(
    "Random valid inputs get an answer or an error that the model lists",
    arguments: ServiceModel.shared.operations)
  func validRequests(operation: ServiceModel.Operation) async throws {
    let listed = Set(operation.errors)
    var inputs = ValidInputs(seed: 3)
    for _ in 0..<30 {
      let response = try await respond(try WireInput(operation, inputs.value(operation.input)))
      if response.head.status.code == 200 { continue }
      let code = try #require(response.code)
      #expect(listed.contains(code), "\(response.text)")
    }
  }
}
