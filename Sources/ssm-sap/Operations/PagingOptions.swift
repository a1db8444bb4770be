import ArgumentParser

/// The options of commands that list something.
struct PagingOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The most items to print. If there are more, NextToken in the output continues the list.",
      valueName: "count"))
  var maxItems: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The most items of each call; what is printed stays the same.", valueName: "count"))
  var pageSize: Int32?

  @Option(
    help: ArgumentHelp(
      "Where to begin: NextToken of an output that --max-items has ended.", valueName: "token"))
  var startingToken: String?
}
