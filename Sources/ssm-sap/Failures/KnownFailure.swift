import SsmSap

/// A failure that people meet again and again, with a known cause and a known way out.
///
/// The service has few error codes, so most are recognized by the words of its messages, or of the
/// status messages of its operations.
enum KnownFailure: CaseIterable {
  /// The service's record of the application is out of date.
  case staleState
  /// The application has an operation that has not ended.
  case operationInProgress
  /// The id or the system is registered already.
  case alreadyRegistered
  /// The EC2 instance is not tagged for the service, or not managed by Systems Manager.
  case missingTag
  /// The secret with the database's credentials cannot be read.
  case secretPermission
  /// The caller may not start or stop EC2 instances.
  case instancePermission
  /// The database's ARN is not that of the database that discovery finds.
  case databaseMismatch
  /// A quota is used up.
  case quota
  /// The EC2 instance is stopped.
  case instanceStopped
  /// Checks need running components.
  case notRunning
  /// The service does not know the application.
  case unknownApplication
  /// The service does not know the operation.
  case unknownOperation
  /// The session of temporary credentials has ended.
  case expiredSession
}

// MARK: Recognition

extension KnownFailure {
  /// Recognizes an error of the service.
  init?(operation: String, code: String?, _ message: String) {
    guard let code else { return nil }
    if code.utf8.elementsEqual("ConflictException".utf8) {
      self = Self.conflict(operation, message)
      return
    }
    if Self.expiryCodes.contains(code) {
      self = .expiredSession
      return
    }
    guard let failure = Self(statusMessage: message) else { return nil }
    self = failure
  }

  private static let expiryCodes: Set = ["ExpiredTokenException", "ExpiredToken"]

  private static func conflict(_ operation: String, _ message: String) -> KnownFailure {
    if contains(message, "in progress") { return .operationInProgress }
    return operation.utf8.elementsEqual("RegisterApplication".utf8)
      ? .alreadyRegistered : .staleState
  }

  /// Recognizes the reason why an operation has ended in `ERROR`.
  init?(of error: WaitError) {
    let events = error.failedEvents.compactMap(\.statusMessage)
    let found = ([error.statusMessage].compactMap(\.self) + events)
      .compactMap { Self(statusMessage: $0) }.first
    guard let found else { return nil }
    self = found
  }

  /// Recognizes a message by its words. The first row that fits counts.
  init?(statusMessage message: String) {
    let row = Self.words.first { row in row.words.allSatisfy { Self.contains(message, $0) } }
    guard let row else { return nil }
    self = row.failure
  }

  private static let words: [(words: [String], failure: KnownFailure)] = [
    (["ssmforsapmanaged"], .missingTag),
    (["not managed by systems manager"], .missingTag),
    (["secretsmanager"], .secretPermission),
    (["secret", "permission"], .secretPermission),
    (["secret", "denied"], .secretPermission),
    (["secret", "not authorized"], .secretPermission),
    (["may not start or stop the ec2 instance"], .instancePermission),
    (["ec2:startinstances"], .instancePermission),
    (["ec2:stopinstances"], .instancePermission),
    (["does not match the database"], .databaseMismatch),
    (["database arn", "match"], .databaseMismatch),
    (["quota"], .quota),
    (["limit exceeded"], .quota),
    (["ec2 instance", "is not running"], .instanceStopped),
    (["components", "not running"], .notRunning),
    (["components", "to be running"], .notRunning),
    (["is not running"], .notRunning),
    (["no application"], .unknownApplication),
    (["no operation"], .unknownOperation),
  ]

  /// Whether a text contains words, which are in lower case; the case of ASCII letters in the text
  /// does not matter.
  private static func contains(_ text: String, _ words: String) -> Bool {
    let text = text.utf8.map { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
    return text.firstRange(of: Array(words.utf8)) != nil
  }
}

// MARK: Advice

extension KnownFailure {
  /// Returns the cause and the next command, one line each.
  ///
  /// - Parameters:
  ///   - subject: What the call was about.
  ///   - message: The service's message, which may name an EC2 instance.
  func advice(_ subject: CallSubject?, _ message: String = "") -> [String] {
    let subject = subject ?? CallSubject()
    let instance = InstanceID.first(in: message) ?? subject.instances.first ?? "INSTANCE-ID"
    let application = subject.applicationOption
    return switch self {
    case .staleState:
      [
        "cause: the application is in that state already, or what the service knows of it is out of "
          + "date",
        "next: \(subject.command("start-application-refresh", application + ["--wait"]))",
        "then: run this command again, but only if "
          + subject.command("get-application", application) + " shows another state",
      ]
    case .operationInProgress:
      [
        "cause: another operation of the application has not ended",
        "next: \(subject.command("list-operations", application))",
      ]
    case .alreadyRegistered:
      [
        "cause: an application has this id, or the SAP system belongs to another application",
        "next: \(subject.command("get-application", application))",
        "or: \(subject.command("list-applications"))",
      ]
    case .missingTag:
      [
        "cause: the EC2 instance lacks the tag SSMForSAPManaged=True, or its SSM Agent is not "
          + "connected",
        "next: aws ec2 create-tags --resources \(ShellText.quoted(instance)) "
          + "--tags Key=SSMForSAPManaged,Value=True",
        "and: aws ssm describe-instance-information "
          + "--filters Key=InstanceIds,Values=\(ShellText.quoted(instance))",
      ]
    case .secretPermission:
      [
        "cause: the role of the EC2 instance may not read the secret with the database's credentials",
        "next: allow the role secretsmanager:GetSecretValue on the secret, and kms:Decrypt on its key",
        "check: aws iam simulate-principal-policy --policy-source-arn ROLE-ARN "
          + "--action-names secretsmanager:GetSecretValue --resource-arns SECRET-ARN",
      ]
    case .instancePermission:
      [
        "cause: the caller needs ec2:StartInstances and ec2:StopInstances for \(instance)",
        "next: aws iam simulate-principal-policy --policy-source-arn CALLER-ARN "
          + "--action-names ec2:StartInstances ec2:StopInstances",
        "and: aws sts get-caller-identity shows the ARN of the caller",
      ]
    case .databaseMismatch:
      [
        "cause: --database-arn must be the ARN of the tenant database that the SAP system uses",
        "next: \(subject.command("list-databases")) shows the ARNs",
        "then: \(subject.command("deregister-application", application)), and register it with "
          + "that ARN",
      ]
    case .quota:
      [
        "cause: a quota of AWS Systems Manager for SAP is used up",
        "next: \(subject.command("list-applications")), and deregister what is not needed",
        "or: aws service-quotas list-service-quotas --service-code ssm-sap",
      ]
    case .instanceStopped:
      [
        "cause: the service needs the EC2 instance to be running",
        "next: aws ec2 start-instances --instance-ids \(ShellText.quoted(instance))",
      ]
    case .notRunning:
      [
        "cause: not all components of the application are running, or the service does not know it yet",
        "next: \(subject.command("list-components", application))",
        "then: \(subject.command("start-application", application + ["--wait"])), or refresh it "
          + "with \(subject.command("start-application-refresh", application + ["--wait"]))",
      ]
    case .unknownApplication:
      [
        "cause: there is no such application in this account and region",
        "next: \(subject.command("list-applications"))",
      ]
    case .unknownOperation:
      [
        "cause: there is no such operation in this account and region",
        "next: \(subject.command("list-operations", application))",
      ]
    case .expiredSession:
      [
        "cause: the temporary credentials have expired",
        "next: aws sso login, aws login, or new values of AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY "
          + "and AWS_SESSION_TOKEN",
      ]
    }
  }
}
