/// The exit status of `ssm-sap` after a failure.
///
/// A wrong command line has the status 64, which is not among these.
enum CommandStatus: Int32, CaseIterable {
  /// A failure without a status of its own.
  case other = 1
  /// The input violates a constraint of the service, such as an id that is not a UUID.
  case input = 10
  /// The region is missing or invalid.
  case region = 11
  /// No credentials were found.
  case credentials = 12
  /// The endpoint URL is invalid, or contradicts another setting.
  case endpoint = 13
  /// The request cannot be signed.
  case signing = 14
  /// The request cannot be sent.
  case unsendable = 15
  /// A configuration file or an environment variable is wrong.
  case configuration = 16
  /// The result cannot be written to standard output.
  case output = 17
  /// No connection to the endpoint could be made.
  case unreachable = 20
  /// No response arrived in time.
  case timeout = 21
  /// The response ended early.
  case truncated = 22
  /// The response is not the service's.
  case unreadable = 24
  /// The service rejected the input, for example an id that it does not know.
  case validation = 30
  /// The service has no such resource.
  case notFound = 31
  /// The application's state does not allow the operation.
  case conflict = 32
  /// The service rejected the signature: the secret key is wrong.
  case signature = 33
  /// The service rejected the date of the request: this machine's clock is wrong.
  case clock = 34
  /// The service denied access or does not know the access key.
  case denied = 35
  /// The service throttled the call.
  case throttled = 36
  /// The service failed.
  case service = 37
  /// The operation that the command waited for has ended in `ERROR`.
  case operationFailed = 40
  /// A configuration check has failed, or has a warning that counts.
  case checkFailed = 41
  /// The operation had not ended at the time limit of the wait; it goes on.
  case waitTimeout = 42
  /// Of several accounts or regions, some failed.
  case partlyFailed = 43
  /// Control-C, or another signal that asks the command to end.
  case interrupted = 130
}
