import ClientSecretsManager

func callSecretsManager() async throws {
  let client = SecretsManagerClient()
  for number in 1...3 {
    _ = try await client.createSecret(name: "secret/\(number)", secretString: "value \(number)")
  }
  try Report.show(
    "secretsmanager.GetSecretValue", try await client.getSecretValue(secretId: "secret/2"))
  var found: [String] = []
  for try await page in client.listSecretsPages(maxResults: 1) {
    found += (page.secretList ?? []).map { $0.name ?? "" }
  }
  try Report.show("secretsmanager.ListSecrets", found)
  try await Report.failure("secretsmanager.missing") { () throws(CallError) in
    try await client.getSecretValue(secretId: "nothing")
  }
}
