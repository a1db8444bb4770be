#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The environment variable that selects a profile, which a command to type later has to repeat.
enum ProfileVariable {
  private static let names = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"]

  /// Returns the assignment that stands before a command, such as `AWS_PROFILE=prod `; an empty text if
  /// no variable selects a profile, or an option does.
  ///
  /// An option `--profile` in its place would not be the same: it overrides the keys of variables.
  ///
  /// - Parameters:
  ///   - options: The options of the command.
  ///   - environment: The environment variables.
  static func assignment(
    for options: [String],
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    guard !options.contains("--profile") else { return "" }
    for name in names {
      guard let profile = environment[name], !profile.isEmpty else { continue }
      return "\(name)=\(profile.shellWord) "
    }
    return ""
  }
}
