import AWSSigV4
import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The record of a request that is being responded to.
struct RequestEntry {
  private let request: HTTPRequest
  private var record: RequestRecord
  private let start = ContinuousClock.now

  init(_ request: HTTPRequest, operation: String?, at date: Date) {
    self.request = request
    record = RequestRecord(
      id: "", time: date, method: request.method.rawValue,
      path: RequestTarget(request.path ?? "").path, operation: operation, duration: .zero,
      signature: .unchecked)
  }

  /// Notes that the request was admitted.
  mutating func admit(_ caller: Caller, isVerified: Bool) {
    record.accessKeyID = caller.accessKeyID
    record.account = caller.scope.account
    record.region = caller.scope.region
    if isVerified { record.signature = .valid }
  }

  /// Notes the reason for which the signature was refused, if that is the error.
  mutating func fail(_ failure: LocalFailure) {
    if let explanation = failure.explanation { record.signature = .invalid(explanation) }
  }

  /// Notes a fault that the request met.
  mutating func meet(_ fault: Fault) {
    record.fault = record.fault.map { "\($0), \(fault.label)" } ?? fault.label
  }

  /// Returns the record with the response.
  func ended(_ reply: LocalReply) -> RequestRecord {
    var record = record
    if record.account == nil, let claim = SignatureClaim(request) {
      record.accessKeyID = claim.accessKeyID
      record.region = claim.region
    }
    let head = reply.response.head
    record.id = head.headerFields[named: "x-amzn-requestid"] ?? ""
    // Of the response, because a fault may have changed it.
    record.errorCode = head.headerFields[named: "x-amzn-errortype"]
    record.status = reply.delivery == .cut(after: nil) ? nil : head.status.code
    record.duration = start.duration(to: .now)
    return record
  }
}
