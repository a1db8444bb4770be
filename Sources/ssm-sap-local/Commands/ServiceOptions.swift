import ArgumentParser
import Foundation
import SsmSapLocal

/// The options that tell what the service has and how it behaves.
struct ServiceOptions: ParsableArguments {
  /// How the service's time passes.
  enum Pace: String, ExpressibleByArgument, CaseIterable {
    case real, instant, stepped
  }

  /// The wording of errors for invalid inputs.
  enum Wording: String, ExpressibleByArgument, CaseIterable {
    case smithy, classic

    var constraintWording: ConstraintWording {
      switch self {
      case .smithy: .smithy
      case .classic: .classic
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      "Keep the state in this file across restarts. Without it the state ends with the service.",
      discussion: """
        The file is a SQLite database. A change is on the disk before its request is answered. What \
        the file holds wins over --landscape.
        """,
      valueName: "file"))
  var data: String?

  @Option(
    help: ArgumentHelp(
      "The JSON file that describes the SAP systems and applications at the start.",
      valueName: "file"))
  var landscape: String?

  @Option(
    help: ArgumentHelp(
      "How the service's time passes.",
      discussion: """
        real: with this machine's clock. instant: operations take no time. stepped: only when it is \
        told to, by the page or by POST /_local/step.
        """,
      valueName: "pace"))
  var clock = Pace.real

  @Option(
    help: ArgumentHelp(
      "How many times faster operations run than on AWS, with --clock real.", valueName: "factor"))
  var timeFactor = 1.0

  // Unconditional, because a negative number looks like an option.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The seconds by which the service's clock is ahead; negative if it is behind.",
      valueName: "seconds"))
  var clockOffset = 0

  @Option(
    help: ArgumentHelp(
      "The number that ids are derived from: the same seed and the same requests give the same ids.",
      valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "The wording of errors for invalid inputs; AWS has services with either.",
      valueName: "wording"))
  var constraintWording = Wording.smithy

  @Flag(
    inversion: .prefixedNo,
    help: "Whether requests need a valid signature.")
  var verifySignatures = true

  @Option(
    help: ArgumentHelp(
      "The account of the built-in access key, 12 digits. Calls see this account only.",
      valueName: "id"))
  var account = "123456789012"

  @Option(
    help: ArgumentHelp(
      "A JSON file of the access keys that requests may be signed with, instead of the built-in one.",
      discussion: """
        A list of objects with AccessKeyId, SecretAccessKey and, optionally, SessionToken, \
        Expiration (such as 2030-01-01T00:00:00Z), Account, and Permissions (full, \
        readOnly, or withoutInstances for all but starts and stops of EC2 instances).
        """,
      valueName: "file"))
  var accessKeys: String?

  func validate() throws {
    try LocalClock.checkFactor(timeFactor)
    guard clock == .real || timeFactor == 1 else {
      throw ValidationError("--time-factor is for --clock real only.")
    }
    guard LocalClock.offsets.contains(Double(clockOffset)) else {
      throw ValidationError("The clock offset has to be within ten years, 315360000 seconds.")
    }
    for (name, file) in [
      ("--data", data), ("--landscape", landscape), ("--access-keys", accessKeys),
    ] where file?.isEmpty == true {
      throw ValidationError("\(name) needs the name of a file.")
    }
    guard Self.isAccount(account) else {
      throw ValidationError("The account has to have 12 digits.")
    }
  }

  /// Returns whether a text can be the id of an account.
  static func isAccount(_ text: String) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  func makeClock() -> LocalClock {
    let pace: LocalClock.Pace =
      switch clock {
      case .real: .real(factor: timeFactor)
      case .instant: .instant
      case .stepped: .stepped
      }
    let clock = LocalClock(pace)
    clock.offset = .seconds(clockOffset)
    return clock
  }

  func makeAccessKeys() throws -> [AccessKey] {
    if let accessKeys { return try AccessKeyFile.read(accessKeys) }
    var key = AccessKey.example
    key.account = account
    return [key]
  }
}

extension LocalClock {
  /// Checks the factor of a pace that the command line names.
  static func checkFactor(_ factor: Double) throws(ValidationError) {
    guard factors.contains(factor) else {
      throw ValidationError("The time factor has to be a number from 0.001 to 1000000.")
    }
  }
}
