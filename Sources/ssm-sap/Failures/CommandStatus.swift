/// The exit status of `ssm-sap` after a failure.
///
/// A wrong command line has the status 64, which is not among these.
enum CommandStatus: Int32, CaseIterable {
  case other = 1
  case input = 10
  case region = 11
  case credentials = 12
  case endpoint = 13
  case signing = 14
  case unsendable = 15
  case configuration = 16
  case output = 17
  case unreachable = 20
  case timeout = 21
  case truncated = 22
  case unreadable = 24
  case validation = 30
  case notFound = 31
  case conflict = 32
  case signature = 33
  case clock = 34
  case denied = 35
  case throttled = 36
  case service = 37
  case operationFailed = 40
  case checkFailed = 41
  case waitTimeout = 42
  case partlyFailed = 43
  case interrupted = 130

  /// What the status says, for the help.
  var meaning: String {
    switch self {
    case .other: "another failure"
    case .input: "the input violates a constraint of the service"
    case .region: "the region is missing or invalid"
    case .credentials: "no credentials were found"
    case .endpoint: "the endpoint URL is invalid, or contradicts another setting"
    case .signing: "the request cannot be signed"
    case .unsendable: "the request cannot be sent"
    case .configuration: "a configuration file or an environment variable is wrong"
    case .output: "the result cannot be written to standard output or to its file"
    case .unreachable: "no connection to the endpoint could be made"
    case .timeout: "no response arrived in time"
    case .truncated: "the response ended early"
    case .unreadable: "the response is not the service's"
    case .validation: "the service rejected the input, or does not know the id"
    case .notFound: "the service has no such resource"
    case .conflict: "the application's state does not allow the operation"
    case .signature: "the signature is wrong: check the secret access key"
    case .clock: "the service rejected the date: check this machine's clock"
    case .denied: "access denied, or an unknown access key"
    case .throttled: "the service throttled the call"
    case .service: "the service failed"
    case .operationFailed: "the operation has ended in ERROR"
    case .checkFailed: "a configuration check has failed"
    case .waitTimeout: "the operation has not ended in time, and goes on"
    case .partlyFailed: "some of several accounts or regions have failed"
    case .interrupted: "interrupted, for example by Control-C"
    }
  }

  /// The status of a wrong command line, which the argument parser gives.
  static let usage: Int32 = 64

  /// All statuses with their meanings, in order.
  static var all: [(status: Int32, meaning: String)] {
    let failures = allCases.map { ($0.rawValue, $0.meaning) }
    let others = [(Int32(0), "success"), (usage, "the command line is wrong")]
    return (failures + others).sorted { $0.0 < $1.0 }
      .map { (status: $0.0, meaning: $0.1) }
  }
}
