import ArgumentParser

/// The options of commands that can wait for the operation that they start.
struct WaitingOptions: ParsableArguments {
  @Flag(help: "Wait until the operation has ended, and show its progress on standard error.")
  var wait = false

  @OptionGroup var progress: ProgressOptions
}
