/// A disturbance of a local service's responses or operations.
///
/// A fault concerns the calls that its operation and application match, and of those the n-th one, a
/// share by probability, or all of them.
public struct Fault: Sendable, Hashable {
  /// The kind of disturbance.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Responds with status 400 and `ThrottlingException`; the operation is not executed.
    ///
    /// The status of AWS's JSON services for this code. Source: botocore's retry definitions.
    case throttling
    /// Responds with status 500 and `InternalServerException`; the operation is not executed.
    case internalError
    /// Responds with status 500 and `InternalServerException` after the operation was executed.
    case internalErrorAfter
    /// Responds with status 503 and `ServiceUnavailableException`; the operation is not executed.
    case unavailable
    /// Responds with status 403 and `AccessDeniedException`; the operation is not executed.
    case accessDenied
    /// Executes the operation and delays the response by ``Fault/duration``, by default one second.
    case delay
    /// Executes the operation and sends the body in small pieces, within ``Fault/duration``, by
    /// default five seconds.
    case drip
    /// Closes the connection before the operation is executed.
    case cutBefore
    /// Executes the operation and closes the connection in the middle of the response's body.
    case cutAfter
    /// Sets the clock that signatures are checked against, and that the `Date` field shows, forward
    /// by ``Fault/duration``, by default one hour; a negative duration sets it back.
    case clockSkew
    /// Executes the operation and responds with the beginning of the JSON text only.
    case malformedJSON
    /// Executes the operation and responds with the content type `text/html`.
    case wrongContentType
    /// Makes ``Fault/component`` fail to start or stop in the operation that a call starts.
    case componentFailure
    /// Makes the registration that a call starts end in `ERROR`.
    case registrationFailure
  }

  /// The name of the fault in a plan; `nil` before a plan has given it one.
  public var id: String?

  /// The kind of disturbance.
  public var kind: Kind

  /// The name of the operation, such as `GetOperation`; `nil` for all.
  public var operation: String?

  /// The ID of the application that calls have to name; `nil` for any call.
  public var application: String?

  /// The ID of the component that fails, for ``Kind/componentFailure``.
  public var component: String?

  /// The number of the matching call that meets the fault; the first is 1. `nil` for every call.
  public var nth: Int?

  /// The share of matching calls that meet the fault, from 0 to 1; `nil` for every call.
  public var probability: Double?

  /// How many calls meet the fault at most; `nil` for one with ``nth``, and otherwise for any number.
  public var times: Int?

  /// The duration of a delay, a drip or a skew; `nil` for the kind's default.
  public var duration: Duration?

  /// The message of the error or of the failed event; `nil` for a default.
  public var message: String?

  /// Creates a fault. A plan checks it when it is added.
  ///
  /// - Parameters:
  ///   - kind: The kind of disturbance.
  ///   - operation: The name of the operation; `nil` for all.
  ///   - application: The ID of the application that calls have to name; `nil` for any call.
  ///   - component: The ID of the component that fails.
  ///   - nth: The number of the matching call that meets the fault; `nil` for every call.
  ///   - probability: The share of matching calls that meet the fault, from 0 to 1.
  ///   - times: How many calls meet the fault at most.
  ///   - duration: The duration of a delay, a drip or a skew.
  ///   - message: The message of the error or of the failed event.
  public init(
    _ kind: Kind, operation: String? = nil, application: String? = nil, component: String? = nil,
    nth: Int? = nil, probability: Double? = nil, times: Int? = nil, duration: Duration? = nil,
    message: String? = nil
  ) {
    self.kind = kind
    self.operation = operation
    self.application = application
    self.component = component
    self.nth = nth
    self.probability = probability
    self.times = times
    self.duration = duration
    self.message = message
  }
}
