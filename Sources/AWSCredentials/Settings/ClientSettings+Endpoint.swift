public import AWSRuntime

extension ClientSettings {
  /// Which of a service's endpoints the settings want: FIPS, dual stack, or a configured URL.
  ///
  /// - Parameter sdkID: The service's id among AWS's services, such as `Ssm Sap`.
  /// - Throws: ``ConfigurationError`` for a value that cannot be used, with file and line.
  public func endpointOptions(
    ofService sdkID: String
  ) throws(ConfigurationError) -> EndpointOptions {
    var options = EndpointOptions()
    options.usesFIPS = try useFIPSEndpoint?.value ?? false
    options.usesDualStack = try useDualStackEndpoint?.value ?? false
    options.url = try endpointURL(ofService: sdkID)?.value
    return options
  }
}
