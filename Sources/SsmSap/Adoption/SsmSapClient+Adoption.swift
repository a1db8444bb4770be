public import AWSClient
public import SsmSapModels

// Each of these starts something, so each finds out what it has started; see ``AdoptionPolicy``.
extension SsmSapClient {
  /// Registers an application; what was started in spite of a failure is adopted as
  /// ``AdoptionPolicy`` says.
  ///
  /// - Throws: `CallError`.
  public func registerApplication(
    _ input: RegisterApplicationInput
  ) async throws(CallError) -> RegisterApplicationOutput {
    try await adopter.call(RegisterApplication.self, input: input)
  }

  /// Starts an application; what was started in spite of a failure is adopted as
  /// ``AdoptionPolicy`` says.
  ///
  /// - Throws: `CallError`.
  public func startApplication(
    _ input: StartApplicationInput
  ) async throws(CallError) -> StartApplicationOutput {
    try await adopter.call(StartApplication.self, input: input)
  }

  /// Stops an application; what was started in spite of a failure is adopted as
  /// ``AdoptionPolicy`` says.
  ///
  /// - Throws: `CallError`.
  public func stopApplication(
    _ input: StopApplicationInput
  ) async throws(CallError) -> StopApplicationOutput {
    try await adopter.call(StopApplication.self, input: input)
  }

  /// Refreshes an application; what was started in spite of a failure is adopted as
  /// ``AdoptionPolicy`` says.
  ///
  /// - Throws: `CallError`.
  public func startApplicationRefresh(
    _ input: StartApplicationRefreshInput
  ) async throws(CallError) -> StartApplicationRefreshOutput {
    try await adopter.call(StartApplicationRefresh.self, input: input)
  }

  /// Changes the settings of an application; what was started in spite of a failure is adopted as
  /// ``AdoptionPolicy`` says.
  ///
  /// - Throws: `CallError`.
  public func updateApplicationSettings(
    _ input: UpdateApplicationSettingsInput
  ) async throws(CallError) -> UpdateApplicationSettingsOutput {
    try await adopter.call(UpdateApplicationSettings.self, input: input)
  }

  /// Starts configuration checks; what was started in spite of a failure is adopted as
  /// ``AdoptionPolicy`` says.
  ///
  /// - Throws: `CallError`.
  public func startConfigurationChecks(
    _ input: StartConfigurationChecksInput
  ) async throws(CallError) -> StartConfigurationChecksOutput {
    try await adopter.call(StartConfigurationChecks.self, input: input)
  }
}
