import ClientLogs

func callLogs() async throws {
  let client = CloudWatchLogsClient()
  for number in 1...3 { _ = try await client.createLogGroup(logGroupName: "group-\(number)") }
  _ = try await client.putRetentionPolicy(logGroupName: "group-2", retentionInDays: 7)
  try Report.show(
    "logs.DescribeLogGroups", try await client.describeLogGroups(logGroupNamePrefix: "group-2"))
  var found: [String] = []
  for try await group in client.describeLogGroupsPages(limit: 1).items {
    found.append(group.logGroupName ?? "")
  }
  try Report.show("logs.groups", found)
  try await Report.failure("logs.missing") { () throws(CallError) in
    try await client.describeLogStreams(logGroupName: "nothing")
  }
}
