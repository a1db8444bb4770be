import ClientDynamoDB

func callDynamoDB() async throws {
  let client = DynamoDBClient()
  _ = try await client.createTable(
    attributeDefinitions: [.init(attributeName: "id", attributeType: .s)], tableName: "things",
    keySchema: [.init(attributeName: "id", keyType: .hash)], billingMode: .payPerRequest)
  let table = DescribeTableInput(tableName: "things")
  let made = try await client.waitUntilTableExists(table)
  try Report.show("dynamodb.TableExists", [made.output?.table?.tableArn ?? ""])
  for number in 1...5 {
    _ = try await client.putItem(
      tableName: "things",
      item: [
        "id": .s("thing \(number)"), "number": .n("\(number).5"),
        "bytes": .b([0, 255, UInt8(number)]),
        "list": .l([.bool(true), .null(true), .s("é\u{2028}")]), "names": .ss(["a", "b"]),
      ])
  }
  try Report.show(
    "dynamodb.GetItem", try await client.getItem(tableName: "things", key: ["id": .s("thing 3")]))
  var found: [String] = []
  for try await item in client.scanPages(tableName: "things", limit: 2).items {
    if case .s(let id)? = item["id"] { found.append(id) }
  }
  try Report.show("dynamodb.Scan", found)
  let missing = DescribeTableInput(tableName: "nothing")
  let gone = try await client.waitUntilTableNotExists(missing)
  try Report.show("dynamodb.TableNotExists", [gone.error?.code ?? ""])
  try await Report.failure("dynamodb.missing") { () throws(CallError) in
    try await client.getItem(tableName: "nothing", key: ["id": .s("x")])
  }
}
