/// The policy for a call that failed and may have started an operation nevertheless.
///
/// When the connection breaks after a request was sent, or when the service fails, the client does
/// not know whether the request was executed. The service has no idempotency tokens: a second
/// request may start the same operation twice, and giving up may leave an operation running that
/// nobody watches. For `StartApplication`, `StopApplication`, `StartApplicationRefresh`,
/// `RegisterApplication`, `UpdateApplicationSettings` and `StartConfigurationChecks` the client
/// therefore looks up what the call may have started. If it finds the operation, the call succeeds
/// with it: the client adopts the operation.
///
/// The client adopts an operation if all of these hold:
/// - The operation belongs to the same application and, for a configuration check, is one of the
///   requested checks. After `RegisterApplication` the client looks up the application first, since
///   the service lists no operations of an unknown one.
/// - The operation started when the first request was sent or later, by the service's clock as far
///   as it is known, within ``clockTolerance``.
/// - Its type fits the call. Only `REGISTER_APPLICATION` and `UPDATE_CREDENTIALS` are documented;
///   the other types are inferred. For example, a type that contains `START` is taken for a start.
/// - No other call of this client has started or adopted it, or may have done so. While another call
///   for the same application is in flight, the client does not adopt; if two calls failed and one
///   operation is there, both fail, since nobody knows whose it is.
///
/// The client cannot tell whether another client started the same operation in the same seconds. It
/// then adopts that operation, which does what was requested.
///
/// The client concludes that nothing was started after several lookups, the last of which must
/// succeed, since the service may list an operation late. It looks again when a second request
/// fails, in whatever way: a conflict, for example, probably means that the first one is under way.
public struct AdoptionPolicy: Sendable, Hashable {
  enum Mode: Hashable {
    case adopt
    case adoptOrFail
    case never
  }

  let mode: Mode

  /// The maximum number of lookups after a request before the client concludes that nothing was
  /// started; 4 by default, at least one. Lookups are 1 to 8 seconds apart. A lookup that finds what
  /// another call of the client may have started does not count while that call is in flight.
  public var maximumLookups = 4

  /// The time limit of the lookups after a request; a minute by default. When it is reached, the
  /// latest lookup counts as the last. If that one failed, the client concludes nothing and throws
  /// the error of the call.
  public var timeout: Duration = .seconds(60)

  /// The maximum number of requests for a call, with the first; 2 by default. The retries of a
  /// request that was certainly not executed do not count.
  public var maximumAttempts = 2

  /// How much earlier than its request an operation may have started, for clocks that differ; 5
  /// seconds by default.
  public var clockTolerance: Duration = .seconds(5)

  /// Looks up what was started, adopts it, and sends the request again if nothing was started. The
  /// default.
  public static let adopt = AdoptionPolicy(mode: .adopt)

  /// Looks up what was started and adopts it; throws the call's error if nothing was found. Use this
  /// when a duplicate is worse than a failure.
  public static let adoptOrFail = AdoptionPolicy(mode: .adoptOrFail)

  /// Throws the call's error, with `mayHaveExecuted` set, without a lookup or a second request. Use
  /// this when the client has no permission for lookups, or when your program makes them.
  public static let never = AdoptionPolicy(mode: .never)
}

extension AdoptionPolicy: CustomStringConvertible {
  /// The name of the policy.
  public var description: String {
    switch mode {
    case .adopt: "adopt"
    case .adoptOrFail: "adoptOrFail"
    case .never: "never"
    }
  }
}
