// Calls twelve services through generated clients; services.py compares what this prints with boto3.

try await callDynamoDB()
try await callKMS()
try await callSecretsManager()
try await callSSM()
try await callSQS()
try await callKinesis()
try await callSFN()
try await callLogs()
try await callLambda()
try await callPolly()
try await callGlacier()
try await callMediaStoreData()
