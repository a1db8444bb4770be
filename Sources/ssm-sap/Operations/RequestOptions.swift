import ArgumentParser

/// The options of every operation's command.
struct RequestOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The input as a JSON object, or file://PATH. Options replace its members.", valueName: "json")
  )
  var cliInputJson: String?

  @Option(
    defaultAsFlag: .input,
    help: """
      Call nothing and print a sample of the input, for --cli-input-json, or of the output.
      """)
  var generateCliSkeleton: SkeletonKind?

  @Flag(help: "Read one page of a list only, and print it as it is.")
  var noPaginate = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions
}
