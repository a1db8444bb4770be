import AWSJSON
import AWSShapes
public import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A response of the local service.
public struct LocalResponse: Sendable {
  /// The status and the header fields.
  public var head: HTTPResponse

  /// The body.
  public var body: [UInt8]

  /// Creates a response.
  public init(head: HTTPResponse, body: [UInt8] = []) {
    self.head = head
    self.body = body
  }

  static func success(_ body: [UInt8], at date: Date) -> LocalResponse {
    LocalResponse(head: head(200, at: date), body: body)
  }

  static func failure(_ failure: LocalFailure, at date: Date) -> LocalResponse {
    var head = head(failure.status, at: date)
    head.headerFields[named: "x-amzn-errortype"] = failure.code
    let body = try? JSONCodec().encode(FailureBody(message: failure.message))
    return LocalResponse(head: head, body: body ?? [])
  }

  /// Adds the id by which the request is found in a log.
  mutating func setRequestID(_ id: String) {
    head.headerFields[named: "x-amzn-requestid"] = id
  }

  private static func head(_ status: Int, at date: Date) -> HTTPResponse {
    var head = HTTPResponse(status: .init(code: status))
    head.headerFields[.contentType] = "application/json"
    head.headerFields[.date] = TimestampFormat.httpDate.text(of: date)
    return head
  }
}

/// The body of every error.
private struct FailureBody: EncodableShape {
  let message: String

  private static let members = MemberTable("Error", ["Message"])

  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginStructure()
    writer.member(0, of: Self.members)
    writer.writeString(message)
    writer.endStructure()
  }
}
