import SsmSap

/// A client that tries five times and sends no faster than the service allows.
func patientClient() -> SsmSapClient {
  var configuration = ClientConfiguration()
  configuration.retryMode = .adaptive
  configuration.maximumAttempts = 5
  configuration.callTimeout = .seconds(60)
  return SsmSapClient(configuration)
}
