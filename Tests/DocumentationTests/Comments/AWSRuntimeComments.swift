import SsmSap

private func wait<Output: Sendable>(
  _ poller: Poller, _ options: WaitOptions, _ call: () async throws(CallError) -> Output,
  until isDecisive: (Output) -> Bool
) async throws -> Output {
  var polling = poller.start(options)
  while true {
    let output = try await polling.poll { () throws(CallError) in try await call() }
    if let output, isDecisive(output) { return output }
    try await polling.pause()
  }
}

private func read(_ client: SsmSapClient, _ input: ListOperationsInput) async throws {
  for try await page in client.pages(ListOperations.self, input: input) { print(page) }
  for try await item in client.pages(ListOperations.self, input: input).items { print(item) }
}

struct VaultCredentials: CredentialsProvider {
  func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    ResolvedCredentials(
      Credentials(accessKeyID: "AKID", secretAccessKey: "secret"), sources: ["the vault"])
  }
}
