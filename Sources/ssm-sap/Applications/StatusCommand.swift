import ArgumentParser
import CommandSupport
import SsmSap
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The command `ssm-sap status`.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows an application, its components and databases, and its last operations.",
    discussion: """
      Without --output and --query the view is for people, in colours on a terminal unless NO_COLOR is \
      set. With one of them it is a document with the members Application, Tags, Components, Databases \
      and Operations, as GetApplication, GetComponent, GetDatabase and ListOperations return them.
      """)

  @Argument(
    help: ArgumentHelp("The id of the application.", valueName: "application-id"))
  var applicationId: String

  @Option(help: ArgumentHelp("How many operations to show, the newest first.", valueName: "number"))
  var operations = 5

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    guard (0...50).contains(operations) else {
      throw ValidationError("The number of operations has to be from 0 to 50.")
    }
  }

  func run() async throws {
    // A wrong option is told before any call.
    let writer =
      try output.isPlainView
      ? nil : ResultWriter(await output.resolved(profile: connection.profile))
    let client = try await connection.makeClient()
    let overview = try await ApplicationOverviewReader(client: client, operations: operations)
      .read(applicationId)
    if let writer {
      return try await writer.write(try overview.document(), title: "Status")
    }
    let style = output.color.style(of: .standardOutput)
    let lines = ApplicationOverviewView(overview, style, at: Date()).lines
    let text = lines.map { "\($0.rendered(hasColors: style.hasColors))\n" }.joined()
    try await ResultOutput.standardOutput.write(text)
  }
}

extension OutputOptions {
  /// Whether neither a format nor a query is asked for.
  fileprivate var isPlainView: Bool { output == nil && query == nil }
}

extension ColorChoice {
  /// Returns the style of text that goes to a descriptor.
  fileprivate func style(of descriptor: FileDescriptor) -> TerminalStyle {
    applied(to: TerminalStyle.of(descriptor) ?? .plain)
  }
}
