#if Logging
  import Logging
#endif

/// The telemetry of the package's traits `Logging`, `Metrics` and `Tracing`, which are off by
/// default.
public enum Telemetry {
  /// Returns interceptors that use the systems which the program has bootstrapped; none without a
  /// trait.
  ///
  /// - Parameters:
  ///   - label: The label of the logger.
  ///   - own: The program's interceptors. One that logs, measures or traces replaces the default.
  public static func interceptors(
    label: String, besides own: [any Interceptor] = []
  ) -> [any Interceptor] {
    var interceptors: [any Interceptor] = []
    #if Logging
      if !own.contains(where: { $0 is CallLogging }) {
        interceptors.append(CallLogging(Logger(label: label)))
      }
    #endif
    #if Metrics
      if !own.contains(where: { $0 is CallMetrics }) { interceptors.append(CallMetrics()) }
    #endif
    #if Tracing
      if !own.contains(where: { $0 is CallTracing }) { interceptors.append(CallTracing()) }
    #endif
    return interceptors
  }

  /// The features for the user agent.
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
