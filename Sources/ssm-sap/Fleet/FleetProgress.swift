import CommandSupport

/// The lines that tell a person how a fleet gets on.
struct FleetProgress {
  private let width: Int

  /// Creates the lines for some targets, whose names they align.
  init(_ targets: [FleetTarget]) {
    width = targets.map { ($0.description).printable.columns }.max() ?? 0
  }

  /// Returns the line for a target that has ended.
  func line(_ result: FleetResult) -> String {
    let word =
      switch result.outcome {
      case .success: "ok          "
      case .failure: "failed      "
      case .interrupted: "interrupted "
      case .notStarted: "not started "
      }
    let target = WrappedText.padded(result.target.description.printable, width: width)
    let time = "\(result.duration.inWords)"
    let line = "\(word)\(target)  \(time)"
    guard case .failure(let failure) = result.outcome else { return line }
    return "\(line)  \(failure.message.printable) (status \(failure.status))"
  }
}
