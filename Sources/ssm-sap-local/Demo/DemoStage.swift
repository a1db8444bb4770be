/// Where the demonstration is shown.
protocol DemoStage: Sendable {
  /// Shows text between scenes.
  func say(_ text: String) async throws

  /// Shows a scene as it is now. It is the same one as before, or a new one after ``finish()``.
  func show(_ scene: DemoScene) async throws

  /// Leaves the scene as it is.
  func finish() async throws
}
