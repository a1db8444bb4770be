/// What really is stopped in a scope, whether or not the applications show it.
///
/// Everything that is not listed runs.
struct RunningState: Sendable, Hashable, Codable {
  private var stoppedInstances: [String] = []
  private var stoppedComponents: [String] = []

  /// Whether the EC2 instance runs.
  func isInstanceRunning(_ id: String) -> Bool {
    !stoppedInstances.contains(id)
  }

  /// Whether the processes of the component run.
  func isComponentRunning(_ id: String) -> Bool {
    !stoppedComponents.contains(id)
  }

  /// The ids of the EC2 instances that are stopped, sorted.
  var stopped: [String] { stoppedInstances }

  /// Notes that an EC2 instance was started or stopped.
  mutating func setInstance(_ id: String, isRunning: Bool) {
    Self.set(id, in: &stoppedInstances, isListed: !isRunning)
  }

  /// Notes that the processes of a component were started or stopped.
  mutating func setComponent(_ id: String, isRunning: Bool) {
    Self.set(id, in: &stoppedComponents, isListed: !isRunning)
  }

  private static func set(_ id: String, in list: inout [String], isListed: Bool) {
    let index = list.firstIndex { $0 >= id } ?? list.endIndex
    let isPresent = index < list.endIndex && list[index] == id
    if isListed, !isPresent { list.insert(id, at: index) }
    if !isListed, isPresent { list.remove(at: index) }
  }
}
