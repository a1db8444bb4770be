/// The lines that tell a person how a fleet gets on.
struct FleetProgress {
  private let width: Int

  /// Creates the lines for some targets, whose names they align.
  init(_ targets: [FleetTarget]) {
    width = targets.map { DisplayWidth.of(SafeText.oneLine($0.description)) }.max() ?? 0
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
    let target = WrappedText.padded(SafeText.oneLine(result.target.description), width: width)
    let time = "\(ReportTime.text(result.duration))"
    let line = "\(word)\(target)  \(time)"
    guard case .failure(let failure) = result.outcome else { return line }
    return "\(line)  \(SafeText.oneLine(failure.message)) (status \(failure.status))"
  }
}
