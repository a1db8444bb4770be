import ClientSFN

func callSFN() async throws {
  let client = SFNClient()
  var arns: [String] = []
  for number in 1...3 {
    let machine = try await client.createStateMachine(
      name: "machine-\(number)",
      definition: #"{"StartAt": "End", "States": {"End": {"Type": "Succeed"}}}"#,
      roleArn: "arn:aws:iam::123456789012:role/runs")
    arns.append(machine.stateMachineArn)
  }
  try Report.show("stepfunctions.arns", arns)
  try Report.show(
    "stepfunctions.DescribeStateMachine",
    try await client.describeStateMachine(stateMachineArn: arns[1]))
  var found: [String] = []
  for try await machine in client.listStateMachinesPages(maxResults: 1).items {
    found.append(machine.name)
  }
  try Report.show("stepfunctions.ListStateMachines", found)
  try await Report.failure("stepfunctions.missing") { () throws(CallError) in
    try await client.describeStateMachine(stateMachineArn: arns[0] + "x")
  }
}
