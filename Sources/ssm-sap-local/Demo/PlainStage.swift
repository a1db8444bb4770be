import Foundation

/// A stage without a terminal: each change is a line, with the seconds since the scene began.
actor PlainStage: DemoStage {
  private let write: @Sendable (String) throws -> Void
  private var shown: [String: String]?

  /// Creates a stage.
  ///
  /// - Parameter write: Writes a line.
  init(write: @escaping @Sendable (String) throws -> Void = { try ssm_sap_local.show($0) }) {
    self.write = write
  }

  func say(_ text: String) throws {
    try write(text)
  }

  func show(_ scene: DemoScene) throws {
    if shown == nil { try write("\n\(scene.number). \(scene.title) (\(scene.call))") }
    for line in scene.lines where shown?[line.id] != line.status {
      let time = (line.end ?? line.start).timeIntervalSince(scene.start)
      try write("\(Duration.seconds(max(time, 0)).text)  \(padded(line.status))  \(line.text)")
    }
    shown = Dictionary(uniqueKeysWithValues: scene.lines.map { ($0.id, $0.status) })
  }

  func finish() {
    shown = nil
  }

  private func padded(_ status: String) -> String {
    status.padding(toLength: max("IN_PROGRESS".count, status.count), withPad: " ", startingAt: 0)
  }
}

extension Duration {
  /// The seconds with one digit after the point, in eight columns.
  var text: String {
    String(format: "%6.1f s", self / .seconds(1))
  }
}
