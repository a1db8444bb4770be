/// One thing to measure.
public struct Workload: Sendable {
  /// What it does.
  public let name: String

  /// What it is compared with: its group's measure of one.
  public let group: String

  /// Its group and its name.
  public var fullName: String { "\(group): \(name)" }

  /// Whether the others of its group are compared with this one.
  public let isBaseline: Bool

  /// Whether it runs other code than ours, to compare with.
  public let isComparator: Bool

  /// Whether it takes long enough to be measured once at a time.
  public let isLong: Bool

  /// Does it as many times as told; the result is something that depends on all of the work.
  public let run: @Sendable (_ times: Int) throws -> Int

  init(
    _ name: String, group: String, isBaseline: Bool = false, isComparator: Bool = false,
    isLong: Bool = false, run: @escaping @Sendable () throws -> Int
  ) {
    self.name = name
    self.group = group
    self.isBaseline = isBaseline
    self.isComparator = isComparator
    self.isLong = isLong
    self.run = { times in
      var sum = 0
      for _ in 0..<times { sum &+= try run() }
      return sum
    }
  }

  /// A workload that suspends: all times run in one task, and the thread waits for that.
  init(
    _ name: String, group: String, isBaseline: Bool = false,
    run: @escaping @Sendable () async throws -> Int
  ) {
    self.name = name
    self.group = group
    self.isBaseline = isBaseline
    isComparator = false
    isLong = false
    self.run = { times in
      try Blocking.result {
        var sum = 0
        for _ in 0..<times { sum &+= try await run() }
        return sum
      }
    }
  }

  /// What shows how threads get in each other's way, each with a workload for every thread.
  public static func scaling(threads: Int) -> [[Workload]] {
    SigningWorkloads.scaling(threads: threads)
  }

  /// Everything there is to measure, comparators included.
  public static let all =
    SigningWorkloads.all + DecodingWorkloads.all + EncodingWorkloads.all + EventStreamWorkloads.all
    + PipelineWorkloads.all
}
