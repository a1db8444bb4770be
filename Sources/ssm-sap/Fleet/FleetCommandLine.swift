import ArgumentParser

/// The command that a fleet runs, as it was given.
struct FleetCommandLine: Sendable {
  private let arguments: [String]

  /// Checks that the arguments are those of an operation, and that they do not contradict the lists of
  /// profiles and regions.
  ///
  /// - Throws: `ValidationError`.
  init(_ arguments: [String], profiles: [String], regions: [String]) throws {
    guard let name = arguments.first else {
      throw ValidationError("Name an operation to run, such as list-applications.")
    }
    guard FleetOperations.names.contains(name) else {
      throw ValidationError(
        "A fleet runs operations, such as list-applications or stop-application; '\(name)' is none."
      )
    }
    for (option, values) in [("--profile", profiles), ("--region", regions)]
    where !values.isEmpty && Self.has(option, in: arguments) {
      throw ValidationError("Give either \(option)s or \(option).")
    }
    self.arguments = arguments
  }

  private static func has(_ option: String, in arguments: [String]) -> Bool {
    arguments.prefix { $0 != "--" }.contains { $0 == option || $0.hasPrefix("\(option)=") }
  }

  /// Returns the arguments for a target.
  func arguments(for target: FleetTarget) -> [String] {
    var options: [String] = []
    // With an equals sign, a value that starts with a hyphen is not taken for an option.
    if let profile = target.profile { options.append("--profile=\(profile)") }
    if let region = target.region { options.append("--region=\(region)") }
    // The progress of several operations at once would be one on top of the other.
    if Self.has("--wait", in: arguments), !Self.has("--quiet", in: arguments) {
      options.append("--quiet")
    }
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments[..<end] + options + arguments[end...]
  }
}
