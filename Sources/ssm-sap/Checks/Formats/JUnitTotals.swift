/// The numbers of test cases of a JUnit file or of a suite in it.
struct JUnitTotals {
  private(set) var tests = 0
  private(set) var failures = 0
  private(set) var errors = 0
  private(set) var skipped = 0

  init(_ cases: [JUnitCase]) {
    for test in cases {
      tests += 1
      switch test.outcome {
      case .passed: break
      case .skipped: skipped += 1
      case .failure: failures += 1
      case .error: errors += 1
      }
    }
  }

  /// The attributes that suites and the whole file have, with a space before each.
  var attributes: String {
    " tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\""
  }
}
