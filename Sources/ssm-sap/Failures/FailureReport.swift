import AWSShapes
import CommandSupport
import HTTPTransportAPI
import SsmSap

/// A failed call for a person: what has failed, advice, and an exit status.
struct FailureReport {
  /// What has failed, on one line and without control characters.
  let message: String
  /// The cause and the next command, one line each and without control characters.
  let advice: [String]
  let status: CommandStatus

  /// The failure and the advice on one line.
  var line: String { ([message] + advice).joined(separator: "; ") }

  /// The advice to look at the configuration as a whole.
  static let diagnosis = "next: ssm-sap config doctor"

  /// Creates the report of a failed call.
  ///
  /// - Parameters:
  ///   - error: The error of the call.
  ///   - subject: What the call was about, for commands in the advice.
  init(_ error: CallError, subject: CallSubject? = nil) {
    let status = Self.status(of: error)
    self.status = status
    message = "\(error)".printable
    let known = KnownFailure(operation: error.operation, code: error.code, error.message)
    let advice = known?.advice(subject, error.message) ?? Self.advice(for: status, error)
    self.advice = advice.map(\.printable)
  }

  // MARK: Status

  private static func status(of error: CallError) -> CommandStatus {
    switch error.kind {
    case .input: .input
    case .region: .region
    case .credentials: .credentials
    case .endpoint: .endpoint
    case .signing: .signing
    case .configuration: .configuration
    case .timeout: .timeout
    case .cancelled: .interrupted
    case .transport: (error.cause as? TransportError).map(status) ?? .other
    case .response: (error.cause as? ShapeReadingError).map(status) ?? .unreadable
    case .service: serviceStatus(of: error)
    default: .other
    }
  }

  private static func status(of error: TransportError) -> CommandStatus {
    switch error.code {
    case .invalidRequest: .unsendable
    case .resolve, .connect, .tls, .connectTimeout: .unreachable
    case .timeout, .firstByteTimeout, .idleTimeout, .tooSlow: .timeout
    case .reset: .truncated
    case .protocolViolation, .bodyTooLarge: .unreadable
    default: .other
    }
  }

  private static func status(of error: ShapeReadingError) -> CommandStatus {
    error.kind == .truncated ? .truncated : .unreadable
  }

  /// The codes that every service has besides those of its model.
  ///
  /// Source: AWS General Reference, "Common errors".
  private static let statusByCode: [String: CommandStatus] = [
    "ValidationException": .validation,
    "ResourceNotFoundException": .notFound,
    "ConflictException": .conflict,
    "AccessDeniedException": .denied,
    "ExpiredTokenException": .denied,
    "IncompleteSignatureException": .signature,
    "InvalidSignatureException": .signature,
    "SignatureDoesNotMatch": .signature,
    "RequestExpired": .clock,
    "RequestInTheFuture": .clock,
    "RequestTimeTooSkewed": .clock,
    "UnauthorizedException": .denied,
    "UnrecognizedClientException": .denied,
    "ThrottlingException": .throttled,
    "TooManyRequestsException": .throttled,
  ]

  private static func serviceStatus(of error: CallError) -> CommandStatus {
    if error.isClockSkew { return .clock }
    let status = error.code.flatMap { statusByCode[$0] }
    if status == .signature, isClockOff(error) { return .clock }
    if let status { return status }
    if error.httpStatus == 429 { return .throttled }
    // An error without a code is not the service's, but that of a proxy, a firewall or a captive
    // portal, whatever its status: the access key has nothing to do with it.
    guard error.code != nil else { return .unreadable }
    switch error.httpStatus ?? 0 {
    case 401, 403: return .denied
    case 500...: return .service
    default: return .other
    }
  }

  /// A signature may be five minutes old. A few seconds less, because the response takes time.
  private static let toleratedSkew = Duration.seconds(5 * 60 - 10)

  private static func isClockOff(_ error: CallError) -> Bool {
    guard let skew = error.clockSkew else { return false }
    return skew > toleratedSkew || skew < .zero - toleratedSkew
  }

  // MARK: Advice

  private static func advice(for status: CommandStatus, _ error: CallError) -> [String] {
    let lines = [cause(of: status, error)].compactMap(\.self)
    switch status {
    case .denied: return lines + ["next: aws sts get-caller-identity shows whose key it is"]
    case .region, .credentials, .endpoint, .configuration, .unreachable, .signature:
      return lines + [diagnosis]
    default: return lines
    }
  }

  private static func cause(of status: CommandStatus, _ error: CallError) -> String? {
    let failure = error.cause as? TransportError
    let isProxyFailure = failure?.isProxyFailure ?? false
    switch status {
    case .signing: return "check the access key, the region and the endpoint"
    case .unreachable where failure?.code == .tls:
      return "check the \(isProxyFailure ? "proxy" : "endpoint"), and the certificates that "
        + "--ca-bundle, AWS_CA_BUNDLE or ca_bundle names"
    case .unreachable where isProxyFailure, .timeout where isProxyFailure:
      return "check the proxy and the network"
    case .unreachable: return "check the endpoint, the region and the network"
    case .timeout: return "check the network, or try again later"
    case .truncated, .unreadable:
      return
        "check that the endpoint is the right one and that no proxy or firewall responds in its place"
    case .signature: return "check the secret access key and the session token"
    case .clock: return "check this machine's clock\(ahead(error.clockSkew))"
    case .denied:
      return
        "check the access key, whether its session has expired, and the permissions of its owner"
    case .throttled, .service: return "try again later"
    default: return nil
    }
  }

  private static func ahead(_ skew: Duration?) -> String {
    guard let seconds = skew?.components.seconds, seconds != 0 else { return "" }
    let side = seconds < 0 ? "behind" : "ahead of"
    return ": it is \(abs(seconds)) seconds \(side) the service's"
  }
}
