/// The numbers of rules by verdict.
struct VerdictCounts: Sendable, Hashable {
  private var numbers: [Verdict: Int] = [:]

  init(_ rules: some Sequence<ReportedRule>) {
    for rule in rules { numbers[rule.verdict, default: 0] += 1 }
  }

  subscript(verdict: Verdict) -> Int { numbers[verdict, default: 0] }

  /// The verdicts that rules can have, the worst first.
  static let order: [Verdict] = [.failed, .warning, .unknown, .info, .passed]

  /// The numbers in words, the worst first, such as `2 failed, 1 warning, 9 passed`.
  var text: String {
    let parts = Self.order.filter { self[$0] > 0 }.map { "\(self[$0]) \(Self.word($0, self[$0]))" }
    return parts.isEmpty ? "no rules" : parts.joined(separator: ", ")
  }

  private static func word(_ verdict: Verdict, _ number: Int) -> String {
    switch verdict {
    case .warning: number == 1 ? "warning" : "warnings"
    default: verdict.label.lowercased()
    }
  }
}
