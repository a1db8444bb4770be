import AWSRuntime
import AWSSigV4
import CurlTransport
import GeneratedParameterStore
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where a server runs that speaks awsJson1_1 and is not ours.
private let endpoint = ProcessInfo.processInfo.environment["PARAMETER_STORE_URL"]

@Suite(
  "A generated client and moto's server",
  .enabled(
    if: endpoint != nil, "there is no server: Tests/Counterparts/parameter_store.py starts one"))
struct ParameterStoreTests {
  private func client() throws -> SSMClient {
    SSMClient(
      transport: try CurlTransport(), region: StaticRegion("eu-central-1"),
      credentials: StaticCredentials(Credentials(accessKeyID: "AKID", secretAccessKey: "s3cret")),
      endpoint: FixedEndpoint(url: try #require(endpoint)))
  }

  private let prefix = "/\(UUID().uuidString)"

  private func failure(_ call: () async throws(CallError) -> some Any) async -> CallError? {
    do {
      _ = try await call()
      return nil
    } catch {
      return error
    }
  }

  @Test("What is put can be got, with every member of the answer")
  func putAndGet() async throws {
    let client = try client()
    let name = "\(prefix)/é-name"
    let put = try await client.putParameter(
      name: name, value: "välue \"1\"\n😀", type: .string, description: "words",
      tags: [Tag(key: "k", value: "v")])
    #expect(put.version == 1)
    let parameter = try #require(
      try await client.getParameter(name: name, withDecryption: false).parameter)
    #expect(parameter.name == name)
    #expect(parameter.value == "välue \"1\"\n😀")
    #expect(parameter.type == .string)
    #expect(parameter.version == 1)
    #expect(parameter.arn?.hasPrefix("arn:aws:ssm:eu-central-1:") == true)
    let date = try #require(parameter.lastModifiedDate)
    #expect(abs(date.timeIntervalSinceNow) < 3600)
    #expect(!"\(parameter)".contains("välue"))
    let again = try await client.putParameter(name: name, value: "2", overwrite: true)
    #expect(again.version == 2)
  }

  @Test("Pages follow each other to the last item")
  func pages() async throws {
    let client = try client()
    let names = (10..<22).map { "\(prefix)/\($0)" }
    for name in names { _ = try await client.putParameter(name: name, value: "x", type: .string) }
    let filter = ParameterFilter(key: "Name", option: "BeginsWith", values: [prefix])
    let pages = client.describeParametersPages(parameterFilters: [filter], maxResults: 10)
    var sizes: [Int] = []
    for try await page in pages { sizes.append(page.parameters?.count ?? 0) }
    #expect(sizes == [10, 2])
    #expect(try await pages.allItems().compactMap(\.name).sorted() == names)
  }

  @Test("Errors are those of the model")
  func errors() async throws {
    let client = try client()
    let missing = await failure { () async throws(CallError) in
      try await client.getParameter(name: "\(prefix)/none")
    }
    #expect(missing?.code == "ParameterNotFound")
    #expect(missing?.modeled is ParameterNotFound)
    #expect(missing?.message.isEmpty == false)
    #expect(missing?.requestID != nil)

    _ = try await client.putParameter(name: "\(prefix)/one", value: "x", type: .string)
    let existing = await failure { () async throws(CallError) in
      try await client.putParameter(name: "\(prefix)/one", value: "y", type: .string)
    }
    #expect(existing?.modeled is ParameterAlreadyExists)
    #expect(existing?.httpStatus == 400)
  }

  @Test("An input that breaks a rule is not sent")
  func validates() async throws {
    let client = try client()
    let refused = await failure { () async throws(CallError) in
      try await client.putParameter(name: "", value: "x")
    }
    #expect(refused?.kind == .input)
    #expect(refused?.attempts == 0)
  }
}
