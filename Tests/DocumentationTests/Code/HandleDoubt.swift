import SsmSap

/// Tags an application, and says what to do if that fails.
func tag(_ arn: String, with tags: [String: String], client: SsmSapClient) async -> String {
  do throws(CallError) {
    _ = try await client.tagResource(resourceArn: arn, tags: tags)
    return "tagged"
  } catch {
    return error.mayHaveExecuted ? "read the tags before you try again" : "not tagged: \(error)"
  }
}
