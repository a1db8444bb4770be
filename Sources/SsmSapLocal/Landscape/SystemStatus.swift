/// Whether the processes of a system run, in a landscape file.
enum SystemStatus: String, Codable, CaseIterable {
  case running = "RUNNING"
  case stopped = "STOPPED"

  init(isRunning: Bool) {
    self = isRunning ? .running : .stopped
  }

  var isRunning: Bool { self == .running }
}
