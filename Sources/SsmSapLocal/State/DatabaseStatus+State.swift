import SsmSapModels

extension DatabaseStatus {
  /// Returns the status of the databases of a HANA system from the status of the system.
  init(of component: ComponentStatus?) {
    switch component {
    case .running: self = .running
    case .starting: self = .starting
    case .stopping: self = .stopping
    case .stopped: self = .stopped
    case .runningWithError: self = .warning
    default: self = .unknown
    }
  }
}
