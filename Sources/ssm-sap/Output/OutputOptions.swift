import AWSCredentials
import ArgumentParser
import JMESPath

/// The options that choose how a result is printed.
struct OutputOptions: ParsableArguments {
  @Option(
    help: """
      The format of the result. Without this option, AWS_DEFAULT_OUTPUT or output of the profile \
      decides, else json.
      """)
  var output: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "The part of the result to print, as a JMESPath expression.",
      discussion: """
        Lists are printed page by page as they arrive. With --output text, the expression applies to \
        each page. In the other formats, and without an expression in the table format, all pages \
        are collected first.
        """,
      valueName: "expression"),
    transform: { try JMESPath.Expression(parsing: $0) })
  var query: JMESPath.Expression?

  @Option(
    help: """
      Whether to colour the table format, and progress on a terminal. auto means on a terminal, \
      unless NO_COLOR is set or TERM is dumb.
      """)
  var color: ColorChoice = .auto
}

extension OutputOptions {
  /// Returns the options with the format that variables and the profile choose, if no option does.
  ///
  /// - Parameter profile: The name of the profile that an option selects.
  /// - Throws: ``CommandFailure`` for an unknown format, and for configuration that cannot be read.
  func resolved(
    profile: String?, in host: HostEnvironment = HostEnvironment()
  ) async throws(CommandFailure) -> OutputOptions {
    guard output == nil else { return self }
    var options = self
    options.output = try await Self.configuredFormat(profile, host) ?? .json
    return options
  }

  private static func configuredFormat(
    _ profile: String?, _ host: HostEnvironment
  ) async throws(CommandFailure) -> OutputFormat? {
    do {
      guard let text = try await ClientSettings(in: host, profile: profile).output else {
        return nil
      }
      guard let format = OutputFormat(rawValue: text.value) else {
        let known = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure(
          .configuration, "the output format \"\(text.value)\" of \(text.origin) is unknown",
          advice: ["Choose one of \(known) there, or with --output."])
      }
      return format
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.configuration, "\(error)")
    }
  }
}
