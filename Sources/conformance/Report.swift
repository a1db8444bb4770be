/// What came of a suite, as text: each skipped and each failed case and each that is not run as it
/// is, then the counts.
struct Report {
  private(set) var lines: [String] = []
  private(set) var passed = 0
  private(set) var failed = 0
  private(set) var skipped = 0

  init(of suite: any Suite.Type, _ paths: [String]) async throws {
    for path in paths {
      for conformanceCase in try suite.cases(at: path) {
        record(conformanceCase, await conformanceCase.outcome())
      }
    }
  }

  /// Whether something ran and nothing failed.
  var isGood: Bool { failed == 0 && passed > 0 }

  var text: String {
    let counts = "\(passed) passed, \(failed) failed"
    return (lines + [skipped == 0 ? counts : "\(counts), \(skipped) skipped"])
      .joined(separator: "\n")
  }

  private mutating func record(_ conformanceCase: ConformanceCase, _ outcome: Outcome) {
    if let erratum = conformanceCase.erratum {
      lines.append("erratum \(conformanceCase.name): \(erratum)")
    }
    switch outcome {
    case .passed:
      passed += 1
    case .skipped(let reason):
      skipped += 1
      lines.append("skipped \(conformanceCase.name): \(reason)")
    case .failed(let differences):
      failed += 1
      lines.append("FAILED  \(conformanceCase.name)")
      lines += differences.map { "  \($0)" }
    }
  }
}
