import AWSShapes

extension EventReader {
  func mismatch(_ reason: String) -> ShapeReadingError {
    guard let member = currentMember else {
      return ShapeReadingError(.mismatch, reason, offset: 0)
    }
    return ShapeReadingError(
      .mismatch, "\(reason) in \(member.location.name)", offset: 0, path: member.name)
  }

  /// Returns the error for a value of another kind than expected.
  func mismatch(expected: String) -> ShapeReadingError { mismatch("expected \(expected)") }
}
