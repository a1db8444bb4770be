import CommandSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The command that goes on following work after this one has stopped.
struct FollowCommand {
  let connection: ConnectionOptions?
  /// The environment variables, of which one may select the profile.
  var environment = ProcessInfo.processInfo.environment

  /// Returns the command as it is typed in a shell.
  func text(for work: FollowedWork) -> String {
    let verb =
      if case .deregistration = work.kind { "status" } else { "watch" }
    let options = arguments(for: work)
    let words = ["ssm-sap", verb, work.id] + options
    return ProfileVariable.assignment(for: options, environment)
      + words.map(\.shellWord).joined(separator: " ")
  }

  /// Returns the options that connect to the service as this command does.
  ///
  /// The region of the work's ARN is the one that was called, wherever the setting came from.
  func arguments(for work: FollowedWork) -> [String] {
    let given = connection?.arguments ?? []
    let parts = (work.resourceArn ?? "").unicodeScalars
      .split(separator: ":", omittingEmptySubsequences: false)
    guard !given.contains("--region"), parts.count > 5, !parts[3].isEmpty else { return given }
    return ["--region", String(parts[3]).printable] + given
  }
}
