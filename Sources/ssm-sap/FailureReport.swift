import AWSShapes
import HTTPTransportAPI
import SsmSap

/// A failure as one line for a person, with a cure where there is one, and as an exit status.
struct FailureReport {
  let line: String
  let status: CommandStatus

  init(_ error: CallError) {
    let status = Self.status(of: error)
    let cure = Self.cure(for: status, error)
    let text = cure.map { "\(error); \($0)" } ?? error.description
    self.status = status
    // A service's words may hold anything; one line they shall be.
    line = String(String.UnicodeScalarView(text.unicodeScalars.map(Self.printable)))
  }

  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: " "
    default: scalar
    }
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

  /// Codes that every service has besides those of its model.
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
    switch error.httpStatus ?? 0 {
    case 401, 403: return .denied
    case 429: return .throttled
    case 500...: return error.code == nil ? .unreadable : .service
    default: return error.code == nil ? .unreadable : .other
    }
  }

  /// A signature may be five minutes old; a few seconds less, as the response took its time.
  private static let toleratedSkew = Duration.seconds(5 * 60 - 10)

  private static func isClockOff(_ error: CallError) -> Bool {
    guard let skew = error.clockSkew else { return false }
    return skew > toleratedSkew || skew < .zero - toleratedSkew
  }

  // MARK: Cure

  private static func cure(for status: CommandStatus, _ error: CallError) -> String? {
    switch status {
    case .signing: "check the access key and the endpoint"
    case .unreachable: "check the endpoint, the region and the network"
    case .timeout: "check the network, or try again later"
    case .truncated, .unreadable:
      "check that the endpoint is the service's and that no proxy answers in its place"
    case .signature: "check AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN"
    case .clock: "set the clock of this machine\(ahead(error.clockSkew))"
    case .denied:
      "check AWS_ACCESS_KEY_ID, whether its session has expired, and what its owner may do"
    case .conflict: "start a refresh of the application, then try again"
    case .throttled, .service: "try again later"
    default: nil
    }
  }

  private static func ahead(_ skew: Duration?) -> String {
    guard let seconds = skew?.components.seconds else { return "" }
    let side = seconds < 0 ? "behind" : "ahead of"
    return ": it is \(abs(seconds)) seconds \(side) the service's"
  }
}
