import ClientSSM

func callSSM() async throws {
  let client = SSMClient()
  for number in 1...3 {
    _ = try await client.putParameter(
      name: "/app/\(number)", value: "value \(number)", type: .string)
  }
  try Report.show("ssm.GetParameter", try await client.getParameter(name: "/app/2"))
  var found: [String] = []
  for try await page in client.getParametersByPathPages(path: "/app", maxResults: 1) {
    found += (page.parameters ?? []).map { $0.name ?? "" }
  }
  try Report.show("ssm.GetParametersByPath", found)
  try await Report.failure("ssm.missing") { () throws(CallError) in
    try await client.getParameter(name: "/nothing")
  }
}
