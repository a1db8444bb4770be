import ClientSQS

func callSQS() async throws {
  let client = SQSClient()
  var urls: [String] = []
  for number in 1...3 {
    let queue = try await client.createQueue(
      queueName: "queue-\(number)", attributes: ["VisibilityTimeout": "4\(number)"])
    urls.append(queue.queueUrl ?? "")
  }
  _ = try await client.sendMessage(queueUrl: urls[1], messageBody: "hello")
  try Report.show(
    "sqs.GetQueueAttributes",
    try await client.getQueueAttributes(queueUrl: urls[1], attributeNames: [.all]))
  var found: [String] = []
  for try await url in client.listQueuesPages(maxResults: 1).items { found.append(url) }
  try Report.show("sqs.ListQueues", found)
  try await Report.failure("sqs.missing") { () throws(CallError) in
    try await client.getQueueAttributes(queueUrl: urls[0] + "x", attributeNames: [.all])
  }
}
