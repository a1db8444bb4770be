/// What came of a workload.
struct Result {
  let name: String
  let isBaseline: Bool
  /// Of one run, turn by turn.
  var nanoseconds: [Double] = []
  /// Of one run.
  var allocations = 0.0

  var median: Double { nanoseconds.sorted()[nanoseconds.count / 2] }
  var minimum: Double { nanoseconds.min() ?? 0 }
}
