import ClientKinesis

func callKinesis() async throws {
  let client = KinesisClient()
  for number in 1...3 {
    _ = try await client.createStream(streamName: "stream-\(number)", shardCount: 1)
  }
  _ = try await client.putRecord(
    data: [1, 2, 3], partitionKey: "a", streamName: "stream-2")
  try Report.show(
    "kinesis.DescribeStreamSummary",
    try await client.describeStreamSummary(streamName: "stream-2"))
  var found: [String] = []
  for try await page in client.listStreamsPages(limit: 1) { found += page.streamNames }
  try Report.show("kinesis.ListStreams", found)
  try await Report.failure("kinesis.missing") { () throws(CallError) in
    try await client.describeStreamSummary(streamName: "nothing")
  }
}
