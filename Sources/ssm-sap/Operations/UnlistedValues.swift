import AWSShapes

/// Warns about values of enums that the model does not list. They are sent, since a service may know
/// more of them than this command.
struct UnlistedValues {
  private let warnings: [String]

  init(in input: some ConstrainedShape) {
    warnings = input.unlistedValues().map {
      "\($0.path) has a value that this command does not know; it \($0.constraint)"
    }
  }

  /// Prints a line for each value on standard error.
  func report() {
    warnings.forEach { FailurePrinter().warn($0) }
  }
}
