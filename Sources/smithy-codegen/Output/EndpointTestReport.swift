/// What came of a service's endpoint tests.
struct EndpointTestReport {
  var passed = 0
  /// The failures, a line each.
  var failures: [String] = []
  /// How many tests newer partition data has made obsolete, by region.
  var obsolete: [String: Int] = [:]
  /// How many tests are for operations that are not generated.
  var leftOut = 0

  /// The report for a person, with a line break at its end.
  var text: String {
    var lines = ["endpoint tests: \(passed) passed"]
    if !obsolete.isEmpty {
      let regions = obsolete.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      lines[0] +=
        ", \(obsolete.values.reduce(0, +)) made for partitions before they had dual stack ("
        + regions.joined(separator: ", ") + ")"
    }
    if leftOut > 0 { lines[0] += ", \(leftOut) of operations that are not generated" }
    if !failures.isEmpty { lines[0] += ", \(failures.count) failed" }
    lines += failures.map { "  FAILED \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
