#if Logging
  import Logging
#endif

/// The telemetry that the package was built with: traits `Logging`, `Metrics` and `Tracing`, all
/// off by default.
public enum Telemetry {
  /// Interceptors over the systems that the program has bootstrapped; none without a trait.
  ///
  /// - Parameter label: The label of the logger.
  public static func interceptors(label: String) -> [any Interceptor] {
    var interceptors: [any Interceptor] = []
    #if Logging
      interceptors.append(CallLogging(Logger(label: label)))
    #endif
    #if Metrics
      interceptors.append(CallMetrics())
    #endif
    #if Tracing
      interceptors.append(CallTracing())
    #endif
    return interceptors
  }

  /// What the user agent tells of it.
  public static var features: FeatureSet {
    var features: FeatureSet = []
    #if Metrics
      features.formUnion([.observabilityMetrics])
    #endif
    #if Tracing
      features.formUnion([.observabilityTracing])
    #endif
    return features
  }
}
