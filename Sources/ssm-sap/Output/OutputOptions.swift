import ArgumentParser

/// The options that choose how a result is printed.
struct OutputOptions: ParsableArguments {
  @Option(help: "The format of the result.")
  var output: OutputFormat?
}

/// A format of results.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case json
  case yaml
  case text
  case table
}
