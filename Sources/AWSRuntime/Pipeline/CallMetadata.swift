#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What is known of a call besides its output.
public struct CallMetadata: Sendable, Hashable {
  /// The service's id of the last request; support asks for it. Nil when no answer has one.
  public var requestID: String?

  /// The HTTP status of the last answer; nil when none came.
  public var httpStatus: Int?

  /// How many times the request was sent, or about to be sent.
  public var attempts = 0

  /// The id of the call; sent as `amz-sdk-invocation-id`.
  public var invocationID: String

  /// The `Date` header of the last answer; read when somebody asks for it.
  var dateHeader: String?

  /// When the service answered last, by its clock and in whole seconds; nil when no answer says.
  public var serviceDate: Date? { dateHeader.flatMap(HTTPDate.parse) }

  /// Nothing but the id of the call.
  public init(invocationID: String) {
    self.invocationID = invocationID
  }
}

/// An output, and what else is known of the call.
public struct CallResponse<Output: Sendable>: Sendable {
  /// What the operation answered.
  public var output: Output

  /// What else is known.
  public var metadata: CallMetadata

  /// A response of these parts.
  public init(_ output: Output, _ metadata: CallMetadata) {
    self.output = output
    self.metadata = metadata
  }
}
