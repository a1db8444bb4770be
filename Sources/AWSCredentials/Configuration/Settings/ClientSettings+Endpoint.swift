public import AWSRuntime

extension ClientSettings {
  /// Returns the endpoint settings for a service: FIPS, dual stack, and a configured URL.
  ///
  /// - Parameter sdkID: The service's SDK id, such as `Ssm Sap`.
  /// - Throws: ``ConfigurationError`` with file and line for an invalid value.
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
