import AWSShapes
import ClientLambda

/// The bytes of an empty archive, the least that a function can consist of.
private let archive: [UInt8] = [0x50, 0x4B, 5, 6] + Array(repeating: 0, count: 18)

func callLambda() async throws {
  let client = LambdaClient()
  for number in 1...3 {
    _ = try await client.createFunction(
      functionName: "function-\(number)", role: "arn:aws:iam::123456789012:role/runs",
      code: .init(zipFile: archive), runtime: .init(rawValue: "python3.12"), handler: "a.handler",
      description: "the function \(number)", timeout: 5,
      environment: .init(variables: ["NAME": "value"]))
  }
  let active = try await client.waitUntilFunctionActive(.init(functionName: "function-1"))
  try Report.show("lambda.FunctionActive", [active.output?.functionName ?? ""])
  let invoked = try await client.invoke(
    functionName: "function-1", logType: .tail,
    payload: Array(#"{"text": "\#(String(repeating: "é", count: 100_000))"}"#.utf8))
  try Report.show(
    "lambda.Invoke",
    .map([
      "Payload": .string(String(decoding: invoked.payload ?? [], as: UTF8.self)),
      "StatusCode": .number(.init(invoked.statusCode)),
      "ExecutedVersion": .string(invoked.executedVersion ?? ""),
      "LogResult": .string(invoked.logResult ?? ""),
      "FunctionError": .string(invoked.functionError ?? ""),
    ]))
  try Report.show("lambda.GetFunction", try await client.getFunction(functionName: "function-2"))
  var found: [String] = []
  for try await function in client.listFunctionsPages(maxItems: 1).items {
    found.append(function.functionName ?? "")
  }
  try Report.show("lambda.ListFunctions", found)
  try await Report.failure("lambda.missing") { () throws(CallError) in
    try await client.getFunction(functionName: "nothing")
  }
}
