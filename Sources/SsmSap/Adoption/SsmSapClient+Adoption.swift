public import AWSClient
public import SsmSapModels

// Each of these starts an operation and adopts it after an ambiguous failure; see
// ``AdoptionPolicy``.
extension SsmSapClient {
  /// Registers an application. After an ambiguous failure the client adopts what the call has
  /// started, as ``AdoptionPolicy`` describes.
  ///
  /// - Throws: `CallError`; its kind names the step that failed.
  public func registerApplication(
    _ input: RegisterApplicationInput
  ) async throws(CallError) -> RegisterApplicationOutput {
    try await adopter.call(RegisterApplication.self, input: input)
  }

  /// Starts an application. After an ambiguous failure the client adopts what the call has
  /// started, as ``AdoptionPolicy`` describes.
  ///
  /// - Throws: `CallError`; its kind names the step that failed.
  public func startApplication(
    _ input: StartApplicationInput
  ) async throws(CallError) -> StartApplicationOutput {
    try await adopter.call(StartApplication.self, input: input)
  }

  /// Stops an application. After an ambiguous failure the client adopts what the call has
  /// started, as ``AdoptionPolicy`` describes.
  ///
  /// - Throws: `CallError`; its kind names the step that failed.
  public func stopApplication(
    _ input: StopApplicationInput
  ) async throws(CallError) -> StopApplicationOutput {
    try await adopter.call(StopApplication.self, input: input)
  }

  /// Refreshes an application. After an ambiguous failure the client adopts what the call has
  /// started, as ``AdoptionPolicy`` describes.
  ///
  /// - Throws: `CallError`; its kind names the step that failed.
  public func startApplicationRefresh(
    _ input: StartApplicationRefreshInput
  ) async throws(CallError) -> StartApplicationRefreshOutput {
    try await adopter.call(StartApplicationRefresh.self, input: input)
  }

  /// Changes the settings of an application. After an ambiguous failure the client adopts what the call has
  /// started, as ``AdoptionPolicy`` describes.
  ///
  /// - Throws: `CallError`; its kind names the step that failed.
  public func updateApplicationSettings(
    _ input: UpdateApplicationSettingsInput
  ) async throws(CallError) -> UpdateApplicationSettingsOutput {
    try await adopter.call(UpdateApplicationSettings.self, input: input)
  }

  /// Starts configuration checks. After an ambiguous failure the client adopts what the call has
  /// started, as ``AdoptionPolicy`` describes.
  ///
  /// - Throws: `CallError`; its kind names the step that failed.
  public func startConfigurationChecks(
    _ input: StartConfigurationChecksInput
  ) async throws(CallError) -> StartConfigurationChecksOutput {
    try await adopter.call(StartConfigurationChecks.self, input: input)
  }
}
