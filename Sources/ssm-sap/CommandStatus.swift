/// What a script learns from the exit status of `ssm-sap`.
///
/// 64, which is not here, says that the command line is wrong.
enum CommandStatus: Int32, CaseIterable {
  /// Something that has no status of its own.
  case other = 1
  /// The input breaks a rule of the service, such as an id that is not a UUID.
  case input = 10
  /// There is no region, or it is not one.
  case region = 11
  /// There are no credentials.
  case credentials = 12
  /// The endpoint URL is not one.
  case endpoint = 13
  /// The request cannot be signed.
  case signing = 14
  /// The request cannot be sent as it is.
  case unsendable = 15
  /// A file or variable of the configuration is wrong.
  case configuration = 16
  /// There is no connection to the endpoint.
  case unreachable = 20
  /// There was no answer in time.
  case timeout = 21
  /// The answer broke off.
  case truncated = 22
  /// The answer is not the service's.
  case unreadable = 24
  /// The service refuses the input; so it does for an id that it does not know.
  case validation = 30
  /// The service has no such thing.
  case notFound = 31
  /// The state of the application does not allow it.
  case conflict = 32
  /// The service does not accept the signature: the secret key is wrong.
  case signature = 33
  /// The clock of this machine is off.
  case clock = 34
  /// The service does not allow it, or does not know the access key.
  case denied = 35
  /// There are too many calls.
  case throttled = 36
  /// The service failed.
  case service = 37
}
