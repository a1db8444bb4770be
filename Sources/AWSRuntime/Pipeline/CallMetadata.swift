import AWSShapes

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The facts about a call besides its output.
public struct CallMetadata: Sendable, Hashable {
  /// The service's id of the last request, which AWS Support asks for; `nil` if no response has one.
  public var requestID: String?

  /// The HTTP status of the last response; `nil` if none arrived.
  public var httpStatus: Int?

  /// The number of attempts, including one that was about to be sent.
  public var attempts = 0

  /// The id of the call, sent as `amz-sdk-invocation-id`.
  public var invocationID: String

  /// The `Date` header field of the last response, parsed on demand.
  var dateHeader: String?

  /// The date of the last response by the service's clock, in whole seconds; `nil` if no response
  /// has a date.
  public var serviceDate: Date? { dateHeader.flatMap(TimestampFormat.httpDate.date) }

  /// Creates metadata with nothing but the id of the call.
  public init(invocationID: String) {
    self.invocationID = invocationID
  }
}

/// The output of a call with the call's metadata.
public struct CallResponse<Output: Sendable>: Sendable {
  /// The output of the operation.
  public var output: Output

  /// The facts about the call.
  public var metadata: CallMetadata

  /// Creates a response.
  public init(_ output: Output, _ metadata: CallMetadata) {
    self.output = output
    self.metadata = metadata
  }
}
