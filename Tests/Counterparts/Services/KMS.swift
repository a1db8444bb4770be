import ClientKMS

func callKMS() async throws {
  let client = KMSClient()
  var ids: [String] = []
  for number in 1...3 {
    let key = try await client.createKey(description: "key \(number)")
    ids.append(key.keyMetadata?.keyId ?? "")
  }
  try Report.show("kms.ids", ids)
  try Report.show("kms.DescribeKey", try await client.describeKey(keyId: ids[0]))
  let sealed = try await client.encrypt(keyId: ids[1], plaintext: Array("a secret".utf8))
  try Report.show(
    "kms.Decrypt", try await client.decrypt(ciphertextBlob: sealed.ciphertextBlob ?? []))
  var found: [String] = []
  for try await key in client.listKeysPages(limit: 1).items { found.append(key.keyId ?? "") }
  try Report.show("kms.ListKeys", found)
  try await Report.failure("kms.missing") { () throws(CallError) in
    try await client.describeKey(keyId: "00000000-0000-0000-0000-000000000000")
  }
}
