/// One test vector, ready to run.
struct ConformanceCase: Sendable, CustomStringConvertible {
  let name: String
  /// What is wrong about the vector, where it cannot be run as it is.
  var erratum: String?
  let run: @Sendable () async throws -> Outcome

  var description: String { name }

  /// What came of it; an error that nobody expected is a failure.
  func outcome() async -> Outcome {
    do {
      return try await run()
    } catch {
      return .failed([Difference("error", expected: "none", actual: "\(error)")])
    }
  }
}

/// What came of a test vector.
enum Outcome: Sendable {
  case passed
  case failed([Difference])
  case skipped(String)

  /// Passed when there is no difference.
  init(_ differences: [Difference]) {
    self = differences.isEmpty ? .passed : .failed(differences)
  }
}

/// A part of a test vector that came out other than expected.
struct Difference: Sendable, CustomStringConvertible {
  let part: String
  let expected: String
  let actual: String

  init(_ part: String, expected: String, actual: String) {
    self.part = part
    self.expected = expected
    self.actual = actual
  }

  /// A difference, if the two are not the same.
  init?<Value: Equatable>(_ part: String, expected: Value, actual: Value) {
    guard expected != actual else { return nil }
    self.init(part, expected: "\(expected)", actual: "\(actual)")
  }

  var description: String {
    "\(part)\n    expected: \(expected)\n    actual:   \(actual)"
  }
}
