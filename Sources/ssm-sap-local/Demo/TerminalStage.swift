import CommandSupport
import Foundation

/// A stage on a terminal: a scene is drawn again in its place whenever it changes, and its clocks run.
actor TerminalStage: DemoStage {
  /// How often running clocks are drawn.
  private static let interval = Duration.milliseconds(100)

  private let style: TerminalStyle
  private let write: @Sendable (String) throws -> Void
  private var scene: DemoScene?
  private var block = TerminalBlock()
  private var frame = 0
  private var clock: Task<Void, Never>?

  /// Creates a stage.
  ///
  /// - Parameters:
  ///   - style: What the terminal can show.
  ///   - write: Writes text as it is.
  init(
    _ style: TerminalStyle,
    write: @escaping @Sendable (String) throws -> Void = { text in
      try ssm_sap_local.show(text, terminator: "")
    }
  ) {
    self.style = style
    self.write = write
  }

  func say(_ text: String) throws {
    try write(text + "\n")
  }

  func show(_ scene: DemoScene) throws {
    self.scene = scene
    try draw()
    guard clock == nil else { return }
    clock = Task { [weak self] in
      while (try? await Task.sleep(for: Self.interval)) != nil { await self?.tick() }
    }
  }

  func finish() throws {
    clock?.cancel()
    clock = nil
    // Once more, with line breaks where the terminal ends, so that nothing is cut off.
    try draw(isLast: true)
    scene = nil
  }

  private func tick() {
    frame += 1
    guard clock != nil else { return }
    // A terminal that cannot be written to is noticed at the next change.
    try? draw()
  }

  private func draw(isLast: Bool = false) throws {
    guard let scene else { return }
    let lines = scene.styledLines(style, frame: frame, at: Date())
    let size = TerminalSize.ofStandardOutput()
    try write(isLast ? block.end(lines, style, size) : block.redraw(lines, style, size))
  }
}
